package dev.brazecdi.sandbox;

import static java.util.Objects.requireNonNull;

/**
 * An integration to create.
 *
 * @param syncs the number of past runs
 */
record IntegrationSpec(String id, String name, int syncs) {
  static IntegrationSpec of(String id, String name, int syncs) {
    if (id.isBlank()) {
      throw new IllegalArgumentException("the integration id is blank");
    }
    if (syncs < 0) {
      throw new IllegalArgumentException("syncs >= 0: " + syncs);
    }
    return new IntegrationSpec(id, requireNonNull(name, "name"), syncs);
  }
}
