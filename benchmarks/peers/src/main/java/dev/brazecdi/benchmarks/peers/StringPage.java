package dev.brazecdi.benchmarks.peers;

import java.util.List;

/** A page whose times are left as text. */
public record StringPage(List<StringStatus> results, String message) {}
