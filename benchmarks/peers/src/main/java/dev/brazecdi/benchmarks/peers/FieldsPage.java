package dev.brazecdi.benchmarks.peers;

import java.util.List;

/** A page whose fields are set by reflection. */
public final class FieldsPage {
  List<FieldsStatus> results = List.of();
  String message = "";
}
