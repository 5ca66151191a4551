package dev.brazecdi.generator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.models.OpenAPI;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.commons.io.IOUtils;
import org.openapitools.codegen.DefaultCodegen;
import org.openapitools.codegen.SupportingFile;

/**
 * A generator of the other published forms of the document: JSON, and a reference page that needs
 * no network, because it contains Redoc and the document.
 */
public final class ReferenceCodegen extends DefaultCodegen {
  private static final String REDOC = "org.webjars/redoc";

  /** Creates a generator, which {@link #processOpts()} configures. */
  public ReferenceCodegen() {
    embeddedTemplateDir = templateDir = "brazecdi-reference";
  }

  @Override
  public String getName() {
    return "brazecdi-reference";
  }

  /** Returns the text unchanged: the output has no code. */
  @Override
  public String escapeUnsafeCharacters(String input) {
    return input;
  }

  @Override
  public void processOpts() {
    super.processOpts();
    supportingFiles.clear();
    supportingFiles.add(new SupportingFile("json.mustache", "", "openapi.json"));
    supportingFiles.add(new SupportingFile("page.mustache", "", "openapi.html"));
  }

  @Override
  public void preprocessOpenAPI(OpenAPI openAPI) {
    try {
      JsonNode document = WrittenDocument.read(getInputSpec());
      String json = document.toPrettyString();
      additionalProperties.put("title", document.path("info").path("title").asText());
      additionalProperties.put("json", json);
      // Nothing in it can end the script element.
      additionalProperties.put("jsonInScript", json.replace("<", "\\u003c"));
      additionalProperties.put("yaml", Files.readString(Path.of(getInputSpec())));
      additionalProperties.put("redoc", redoc());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // Models and operations have no template, and OpenAPI Generator would warn of the examples.
    openAPI.setPaths(new io.swagger.v3.oas.models.Paths());
    openAPI.setComponents(new io.swagger.v3.oas.models.Components());
  }

  private static String redoc() throws IOException {
    Properties artifact = new Properties();
    artifact.load(new StringReader(resource("META-INF/maven/" + REDOC + "/pom.properties")));
    String version = artifact.getProperty("version");
    return resource("META-INF/resources/webjars/redoc/" + version + "/redoc.standalone.js");
  }

  private static String resource(String name) throws IOException {
    return IOUtils.resourceToString(name, UTF_8, ReferenceCodegen.class.getClassLoader());
  }
}
