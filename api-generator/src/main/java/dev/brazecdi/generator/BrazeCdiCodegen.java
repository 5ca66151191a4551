package dev.brazecdi.generator;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.CodegenModel;
import org.openapitools.codegen.CodegenOperation;
import org.openapitools.codegen.CodegenParameter;
import org.openapitools.codegen.CodegenProperty;
import org.openapitools.codegen.SupportingFile;
import org.openapitools.codegen.api.TemplatingEngineAdapter;
import org.openapitools.codegen.languages.AbstractJavaCodegen;
import org.openapitools.codegen.model.ModelMap;
import org.openapitools.codegen.model.ModelsMap;

/**
 * Writes records, open enumerations, Moshi adapters without reflection, and a Retrofit interface
 * that carries the document's facts as annotations.
 *
 * <p>It understands what {@link SupportedSubset} lets through and stops the build at everything
 * else.
 */
public final class BrazeCdiCodegen extends AbstractJavaCodegen {
  private static final String TEMPLATES = "brazecdi-java";

  private final FormattedTemplates templates = new FormattedTemplates();

  /** A generator with our templates; the build's settings come in {@link #processOpts()}. */
  public BrazeCdiCodegen() {
    embeddedTemplateDir = templateDir = TEMPLATES;
    modelTemplateFiles.put("model.mustache", ".java");
    modelTemplateFiles.put("modelJsonAdapter.mustache", "JsonAdapter.java");
    apiTemplateFiles.put("api.mustache", ".java");
    modelDocTemplateFiles.clear();
    apiDocTemplateFiles.clear();
    modelTestTemplateFiles.clear();
    apiTestTemplateFiles.clear();
    openApiNullable = false;
    setDateLibrary("java8");
  }

  @Override
  public String getName() {
    return TEMPLATES;
  }

  @Override
  public String getHelp() {
    return "Generates records, open enumerations, Moshi adapters and a Retrofit interface.";
  }

  /** Texts stay as they are; {@link Javadoc} makes them safe where they are put. */
  @Override
  public String escapeText(String input) {
    return input;
  }

  /** See {@link #escapeText}. */
  @Override
  public String escapeUnsafeCharacters(String input) {
    return input;
  }

  @Override
  public TemplatingEngineAdapter getTemplatingEngine() {
    return templates;
  }

  @Override
  public void processOpts() {
    super.processOpts();
    typeMapping.put("DateTime", "Instant");
    importMapping.put("Instant", "java.time.Instant");
    typeMapping.put("AnyType", "ErrorDetail"); // SupportedSubset lets it through in lists alone
    FormattedTemplates.addFunctions(additionalProperties);
    supportingFiles.clear();
    for (String file : List.of("package-info", "ApiJsonAdapters", "Instances")) {
      String folder = sourceFolder + "/" + modelPackage().replace('.', '/');
      supportingFiles.add(new SupportingFile(file + ".mustache", folder, file + ".java"));
    }
  }

  /** A name in Java, which {@link SupportedSubset} has found to be one of its own. */
  @Override
  public String toVarName(String name) {
    return JavaNames.property(name);
  }

  @Override
  public void preprocessOpenAPI(OpenAPI openAPI) {
    JsonNode written = WrittenDocument.read(getInputSpec());
    SupportedSubset.require(written);
    withoutExamples(openAPI);
    openEnumsAsEnums(openAPI);
    super.preprocessOpenAPI(openAPI);
    List<Map<String, String>> instances = new ArrayList<>();
    for (JsonNode server : written.path("servers")) {
      String name = server.path("x-instance").asText();
      instances.add(
          Map.of(
              "name", name,
              "constant", name.replace('-', '_'),
              "url", server.path("url").asText(),
              "dashboard", server.path("x-dashboard").asText()));
    }
    additionalProperties.put("instances", instances);
  }

  /** OpenAPI Generator makes a model of a string only where it is an enumeration. */
  private static void openEnumsAsEnums(OpenAPI document) {
    for (Schema<?> schema : schemas(document).values()) {
      Map<String, Object> extensions = schema.getExtensions();
      if (extensions != null
          && schema instanceof StringSchema text
          && extensions.get("x-extensible-enum") instanceof List<?> values) {
        text.setEnum(values.stream().map(Object::toString).toList());
      }
    }
  }

  @SuppressWarnings("rawtypes") // as the parser has it
  private static Map<String, Schema> schemas(OpenAPI document) {
    Components components = document.getComponents();
    return components == null || components.getSchemas() == null
        ? Map.of()
        : components.getSchemas();
  }

  /**
   * No template shows response examples, and OpenAPI Generator warns of every one that is no
   * reference.
   */
  static void withoutExamples(OpenAPI document) {
    List<ApiResponse> responses = new ArrayList<>();
    document.getPaths().values().stream()
        .flatMap(path -> path.readOperations().stream())
        .forEach(operation -> responses.addAll(operation.getResponses().values()));
    if (document.getComponents() != null && document.getComponents().getResponses() != null) {
      responses.addAll(document.getComponents().getResponses().values());
    }
    for (ApiResponse response : responses) {
      if (response.getContent() != null) {
        response.getContent().values().forEach(content -> content.setExamples(null));
      }
    }
  }

  @Override
  public Map<String, ModelsMap> postProcessAllModels(Map<String, ModelsMap> all) {
    Map<String, ModelsMap> models = super.postProcessAllModels(all);
    for (ModelsMap map : models.values()) {
      for (ModelMap entry : map.getModels()) {
        CodegenModel model = entry.getModel();
        if (model.isEnum) {
          describeEnum(model);
        } else {
          describeRecord(model);
        }
      }
    }
    return models;
  }

  private static void describeEnum(CodegenModel model) {
    List<?> values = list(model.allowableValues.get("values"), model.name);
    List<?> names = list(model.vendorExtensions.get("x-enum-varnames"), "x-enum-varnames");
    List<?> texts = list(model.vendorExtensions.get("x-enum-descriptions"), "x-enum-descriptions");
    List<?> terminal = list(model.vendorExtensions.get("x-terminal"), "x-terminal");
    List<Map<String, Object>> constants = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      constants.add(
          Map.of(
              "name", names.get(i),
              "value", values.get(i),
              "meaning", texts.get(i),
              "terminal", terminal.contains(values.get(i))));
    }
    model.vendorExtensions.put("constants", constants);
  }

  private static List<?> list(@Nullable Object value, String name) {
    return (List<?>) requireNonNull(value, name);
  }

  private void describeRecord(CodegenModel model) {
    Map<String, String> adapters = new TreeMap<>();
    List<Integer> notNull = new ArrayList<>();
    for (CodegenProperty property : model.vars) {
      boolean nullable = !property.required || property.isNullable;
      Map<String, Object> facts = property.vendorExtensions;
      facts.put("index", model.vars.indexOf(property));
      facts.put("nullable", nullable);
      facts.put("local", JavaNames.local(property.name));
      facts.put("description", description(property));
      facts.put("saysNull", description(property).matches("(?i).*\\bnull\\b.*"));
      if (!nullable) {
        notNull.add(model.vars.indexOf(property));
      }
      boolean scalar =
          property.isString || property.isDateTime || property.isLong || property.isBoolean;
      if (!scalar) {
        String type = property.isArray ? property.items.dataType : property.dataType;
        String adapter = JavaNames.firstLower(type) + "Adapter";
        facts.put("adapter", adapter);
        adapters.put(type, adapter);
      }
    }
    model.vendorExtensions.put(
        "adapters",
        adapters.entrySet().stream()
            .map(adapter -> Map.of("type", adapter.getKey(), "name", adapter.getValue()))
            .toList());
    model.vendorExtensions.put("notNull", notNull);
  }

  /** Beside a reference the document cannot describe: then, what the type it refers to is. */
  private String description(CodegenProperty property) {
    if (property.description != null) {
      return property.description.strip().replaceAll("\\s+", " ");
    }
    Schema<?> referred = requireNonNull(schemas(openAPI).get(property.dataType), property.dataType);
    String description = String.valueOf(referred.getDescription()).strip().replaceAll("\\s+", " ");
    return description.split("(?<=\\.) ", 2)[0];
  }

  @Override
  public CodegenOperation fromOperation(
      String path, String method, Operation operation, @Nullable List<Server> servers) {
    CodegenOperation generated = super.fromOperation(path, method, operation, servers);
    generated.path = path.substring(1); // Retrofit puts it behind a base URL that has a path itself
    Map<?, ?> paging = (Map<?, ?>) generated.vendorExtensions.getOrDefault("x-paging", Map.of());
    for (CodegenParameter parameter : generated.allParams) {
      parameter.vendorExtensions.put("isCursor", parameter.baseName.equals(paging.get("cursor")));
    }
    return generated;
  }
}
