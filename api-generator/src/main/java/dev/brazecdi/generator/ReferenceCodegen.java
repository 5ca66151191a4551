package dev.brazecdi.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.models.OpenAPI;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.openapitools.codegen.DefaultCodegen;
import org.openapitools.codegen.SupportingFile;

/**
 * Writes the other forms in which the document is published: JSON, and a reference page that needs
 * no network, because Redoc and the document are inside it.
 */
public final class ReferenceCodegen extends DefaultCodegen {
  private static final String REDOC = "org.webjars/redoc";

  /** A generator; the build's settings come in {@link #processOpts()}. */
  public ReferenceCodegen() {
    embeddedTemplateDir = templateDir = "brazecdi-reference";
  }

  @Override
  public String getName() {
    return "brazecdi-reference";
  }

  @Override
  public String getHelp() {
    return "Writes the document as JSON and as a reference page.";
  }

  /** The document's texts are no code here. */
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
      String json =
          new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(document);
      additionalProperties.put("title", document.path("info").path("title").asText());
      additionalProperties.put("json", json);
      additionalProperties.put("jsonInScript", insideScript(json));
      additionalProperties.put("yaml", Files.readString(Path.of(getInputSpec())));
      additionalProperties.put("redoc", redoc());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // Models and operations have no template here, and examples would only be warned of.
    openAPI.setPaths(new io.swagger.v3.oas.models.Paths());
    openAPI.setComponents(new io.swagger.v3.oas.models.Components());
  }

  /** JSON in which nothing ends or bends the script element that it stands in. */
  private static String insideScript(String json) {
    return json.replace("<", "\\u003c");
  }

  private static String redoc() throws IOException {
    Properties artifact = new Properties();
    try (InputStream in = resource("META-INF/maven/" + REDOC + "/pom.properties")) {
      artifact.load(in);
    }
    String version = artifact.getProperty("version");
    try (InputStream in =
        resource("META-INF/resources/webjars/redoc/" + version + "/redoc.standalone.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream in = ReferenceCodegen.class.getClassLoader().getResourceAsStream(name);
    if (in == null) {
      throw new IOException("no resource " + name);
    }
    return in;
  }
}
