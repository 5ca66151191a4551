package dev.brazecdi.benchmarks.peers;

import com.dslplatform.json.JavaTimeConverter;
import com.dslplatform.json.JsonConverter;
import com.dslplatform.json.JsonReader;
import com.dslplatform.json.JsonWriter;
import java.time.Instant;

/** DSL-JSON's own reading of times, which knows no {@link Instant}. */
@JsonConverter(target = Instant.class)
public final class InstantConverter {
  /** Reads a time with an offset. */
  public static final JsonReader.ReadObject<Instant> JSON_READER =
      reader -> JavaTimeConverter.deserializeDateTime(reader).toInstant();

  /** Writes it as text. */
  public static final JsonWriter.WriteObject<Instant> JSON_WRITER =
      (writer, value) -> writer.writeString(String.valueOf(value));

  private InstantConverter() {}
}
