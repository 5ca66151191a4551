package dev.brazecdi.benchmarks.peers;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.TypeAdapter;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The peers' decoders, set up as their guides say. */
final class Decoders {
  private Decoders() {}

  static ObjectMapper jackson() {
    return JsonMapper.builder()
        .addModule(new JavaTimeModule())
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .build();
  }

  static Gson gson() {
    return new GsonBuilder().registerTypeAdapter(Instant.class, new GsonInstants()).create();
  }

  static Moshi moshi() {
    return new Moshi.Builder().add(Instant.class, new MoshiInstants()).build();
  }

  private static final class GsonInstants extends TypeAdapter<Instant> {
    @Override
    public Instant read(com.google.gson.stream.JsonReader reader) throws IOException {
      return Instant.parse(reader.nextString());
    }

    @Override
    public void write(com.google.gson.stream.JsonWriter writer, Instant value) throws IOException {
      writer.value(value.toString());
    }
  }

  private static final class MoshiInstants extends JsonAdapter<Instant> {
    @Override
    public Instant fromJson(JsonReader reader) throws IOException {
      return Instant.parse(reader.nextString());
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Instant value) throws IOException {
      writer.value(String.valueOf(value));
    }
  }
}
