package dev.brazecdi.generator;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.util.Map;
import org.openapitools.codegen.api.TemplatingExecutor;
import org.openapitools.codegen.templating.MustacheEngineAdapter;

/**
 * Mustache templates whose Java is formatted by google-java-format, without the imports that it
 * does not use. Only templates called {@code *.json.mustache} are not Java.
 *
 * <p>google-java-format reads javac's internals, which {@code .mvn/jvm.config} exports to it.
 */
final class FormattedTemplates extends MustacheEngineAdapter {
  private static final Formatter FORMATTER = new Formatter();

  /** Adds the functions with which templates make the document's texts safe in Java. */
  static void addFunctions(Map<String, Object> properties) {
    properties.put(
        "literal", (Mustache.Lambda) (text, out) -> out.write(Javadoc.quoted(text.execute())));
    properties.put(
        "javadoc", (Mustache.Lambda) (text, out) -> out.write(Javadoc.text(text.execute())));
  }

  @Override
  public String compileTemplate(
      TemplatingExecutor executor, Map<String, Object> bundle, String templateFile)
      throws IOException {
    String text = super.compileTemplate(executor, bundle, templateFile);
    if (templateFile.endsWith(".json.mustache")) {
      return text;
    }
    try {
      return FORMATTER.formatSourceAndFixImports(text);
    } catch (FormatterException e) {
      throw new IOException(templateFile + " makes Java that cannot be parsed:\n" + text, e);
    }
  }
}
