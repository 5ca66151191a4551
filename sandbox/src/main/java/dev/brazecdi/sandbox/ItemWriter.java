package dev.brazecdi.sandbox;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;

/** Writes an item of a page as JSON. */
@FunctionalInterface
interface ItemWriter<T> {
  void write(JsonWriter json, T item) throws IOException;
}
