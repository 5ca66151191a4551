package dev.brazecdi.api;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads an error's detail, whatever it is: no shape of an error may hide the error. */
final class ErrorDetailJsonAdapter extends JsonAdapter<ErrorDetail> {
  @Override
  public ErrorDetail fromJson(JsonReader reader) throws IOException {
    Object value = Json.readValue(reader);
    if (!(value instanceof Map<?, ?> object)) {
      return new ErrorDetail(null, String.valueOf(value), List.of(), List.of());
    }
    Object id = object.get("id");
    Object message = object.get("message");
    return new ErrorDetail(
        id instanceof String text ? text : null,
        message instanceof String text ? text : object.toString(),
        texts(object.get("parameters")),
        texts(object.get("parameter_values")));
  }

  @Override
  public void toJson(JsonWriter writer, @Nullable ErrorDetail detail) throws IOException {
    if (detail == null) {
      writer.nullValue();
      return;
    }
    if (detail.id() == null && detail.parameters().isEmpty()) {
      writer.value(detail.message());
      return;
    }
    writer.beginObject();
    writer.name("id").value(detail.id());
    writer.name("message").value(detail.message());
    write(writer.name("parameters"), detail.parameters());
    write(writer.name("parameter_values"), detail.parameterValues());
    writer.endObject();
  }

  private static void write(JsonWriter writer, List<String> texts) throws IOException {
    writer.beginArray();
    for (String text : texts) {
      writer.value(text);
    }
    writer.endArray();
  }

  private static List<String> texts(@Nullable Object value) {
    return value instanceof List<?> list
        ? list.stream().filter(Objects::nonNull).map(Object::toString).toList()
        : List.of();
  }
}
