package dev.brazecdi.benchmarks.peers;

import com.dslplatform.json.CompiledJson;
import java.util.List;

/** A page of records. */
@CompiledJson
public record RecordPage(List<RecordStatus> results, String message) {}
