package dev.brazecdi.generator;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.CodegenModel;
import org.openapitools.codegen.CodegenOperation;
import org.openapitools.codegen.CodegenParameter;
import org.openapitools.codegen.CodegenProperty;
import org.openapitools.codegen.SupportingFile;
import org.openapitools.codegen.api.TemplatingEngineAdapter;
import org.openapitools.codegen.languages.AbstractJavaCodegen;
import org.openapitools.codegen.model.ModelsMap;
import org.openapitools.codegen.utils.ModelUtils;

/**
 * A generator of records, open enumerations, Moshi adapters without reflection, and a Retrofit
 * interface with the document's facts as annotations.
 *
 * <p>It supports the constructs in {@link SupportedSubset} and stops the build at all others.
 */
public final class BrazeCdiCodegen extends AbstractJavaCodegen {
  private static final String TEMPLATES = "brazecdi-java";

  private final FormattedTemplates templates = new FormattedTemplates();

  /** Creates a generator, which {@link #processOpts()} configures. */
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

  /** Returns the text unchanged: the templates escape it with {@link Javadoc}. */
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
    typeMapping.put("AnyType", "ErrorDetail"); // only in lists, see SupportedSubset
    supportingFiles.clear();
    for (String file : List.of("package-info", "ApiJsonAdapters", "Instances")) {
      String folder = sourceFolder + "/" + modelPackage().replace('.', '/');
      supportingFiles.add(new SupportingFile(file + ".mustache", folder, file + ".java"));
    }
  }

  /** Returns the name in Java, which is unique: see {@link SupportedSubset}. */
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

  /** Makes open enumerations enums: OpenAPI Generator has models of no other strings. */
  private static void openEnumsAsEnums(OpenAPI document) {
    for (Schema<?> schema : ModelUtils.getSchemas(document).values()) {
      if (schema instanceof StringSchema text
          && text.getExtensions() != null
          && text.getExtensions().get("x-extensible-enum") instanceof List<?> values) {
        text.setEnum(values.stream().map(Object::toString).toList());
      }
    }
  }

  /**
   * Removes the examples of responses: no template uses them, and OpenAPI Generator warns of each
   * that is not a reference.
   */
  static void withoutExamples(OpenAPI document) {
    Stream<ApiResponse> ofOperations =
        document.getPaths().values().stream()
            .flatMap(path -> path.readOperations().stream())
            .flatMap(operation -> operation.getResponses().values().stream());
    Stream<ApiResponse> components =
        Stream.ofNullable(document.getComponents())
            .flatMap(it -> Stream.ofNullable(it.getResponses()))
            .flatMap(it -> it.values().stream());
    Stream.concat(ofOperations, components)
        .flatMap(it -> Stream.ofNullable(it.getContent()))
        .flatMap(it -> it.values().stream())
        .forEach(it -> it.setExamples(null));
  }

  @Override
  public Map<String, ModelsMap> postProcessAllModels(Map<String, ModelsMap> all) {
    Map<String, ModelsMap> models = super.postProcessAllModels(all);
    for (CodegenModel model : getAllModels(models).values()) {
      if (model.isEnum) {
        describeEnum(model);
      } else {
        describeRecord(model);
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
      int index = model.vars.indexOf(property);
      facts.put("index", index);
      facts.put("nullable", nullable);
      facts.put("local", JavaNames.local(property.name));
      facts.put("description", description(property));
      facts.put("saysNull", description(property).matches("(?i).*\\bnull\\b.*"));
      if (!nullable) {
        notNull.add(index);
      }
      if (!property.isString && !property.isDateTime && !property.isLong && !property.isBoolean) {
        String type = property.isArray ? property.items.dataType : property.dataType;
        String adapter = StringUtils.uncapitalize(type) + "Adapter";
        facts.put("adapter", adapter);
        adapters.put(type, adapter);
      }
    }
    model.vendorExtensions.put("adapters", adapters.entrySet());
    model.vendorExtensions.put("notNull", notNull);
  }

  /** Returns the description; of a reference, which has none, the first sentence of its target. */
  private String description(CodegenProperty property) {
    if (property.description != null) {
      return Javadoc.line(property.description);
    }
    Schema<?> referred =
        requireNonNull(ModelUtils.getSchemas(openAPI).get(property.dataType), property.dataType);
    return Javadoc.line(String.valueOf(referred.getDescription())).split("(?<=\\.) ", 2)[0];
  }

  @Override
  public CodegenOperation fromOperation(
      String path, String method, Operation operation, @Nullable List<Server> servers) {
    CodegenOperation generated = super.fromOperation(path, method, operation, servers);
    generated.path = path.substring(1); // relative: the base URL may have a path
    Map<?, ?> paging = (Map<?, ?>) generated.vendorExtensions.getOrDefault("x-paging", Map.of());
    for (CodegenParameter parameter : generated.allParams) {
      parameter.vendorExtensions.put("isCursor", parameter.baseName.equals(paging.get("cursor")));
    }
    return generated;
  }
}
