package dev.brazecdi.sandbox;

import static java.util.Objects.requireNonNull;

/** An integration that is to be. */
record Planned(String id, String name, int syncs) {
  static Planned of(String id, String name, int syncs) {
    if (id.isBlank()) {
      throw new IllegalArgumentException("the integration id is blank");
    }
    if (syncs < 0) {
      throw new IllegalArgumentException("syncs >= 0: " + syncs);
    }
    return new Planned(id, requireNonNull(name, "name"), syncs);
  }
}
