package dev.brazecdi.generator;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.openapitools.codegen.api.TemplatingExecutor;
import org.openapitools.codegen.templating.MustacheEngineAdapter;

/**
 * Formats the Java of Mustache templates with google-java-format and removes unused imports.
 * Templates named {@code *.json.mustache} are not Java.
 *
 * <p>google-java-format uses javac's internals, which {@code .mvn/jvm.config} exports to it.
 */
final class FormattedTemplates extends MustacheEngineAdapter {
  private static final Formatter FORMATTER = new Formatter();

  @Override
  public String compileTemplate(
      TemplatingExecutor executor, Map<String, Object> bundle, String templateFile)
      throws IOException {
    // The functions with which templates escape texts of the document for Java.
    bundle.put("literal", function(Javadoc::quoted));
    bundle.put("javadoc", function(Javadoc::text));
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

  private static Mustache.Lambda function(UnaryOperator<String> escape) {
    return (text, out) -> out.write(escape.apply(text.execute()));
  }
}
