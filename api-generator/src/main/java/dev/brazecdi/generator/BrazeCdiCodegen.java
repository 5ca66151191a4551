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
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.CodegenModel;
import org.openapitools.codegen.CodegenOperation;
import org.openapitools.codegen.CodegenParameter;
import org.openapitools.codegen.CodegenProperty;
import org.openapitools.codegen.SupportingFile;
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
  public void processOpts() {
    super.processOpts();
    typeMapping.put("DateTime", "Instant");
    importMapping.put("Instant", "java.time.Instant");
    supportingFiles.clear();
    String folder = sourceFolder + File.separator + modelPackage().replace('.', File.separatorChar);
    supportingFiles.add(new SupportingFile("package-info.mustache", folder, "package-info.java"));
    supportingFiles.add(
        new SupportingFile("apiJsonAdapters.mustache", folder, "ApiJsonAdapters.java"));
    supportingFiles.add(new SupportingFile("instance.mustache", folder, "Instance.java"));
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
    additionalProperties.put("instances", instances(written));
  }

  /** OpenAPI Generator makes a model of a string only where it is an enumeration. */
  private static void openEnumsAsEnums(OpenAPI document) {
    Components components = document.getComponents();
    if (components == null || components.getSchemas() == null) {
      return;
    }
    for (Schema<?> schema : components.getSchemas().values()) {
      Map<String, Object> extensions = schema.getExtensions();
      if (extensions != null && schema instanceof StringSchema text) {
        Object values = extensions.get("x-extensible-enum");
        if (values instanceof List<?> list) {
          text.setEnum(list.stream().map(Object::toString).toList());
        }
      }
    }
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

  private static List<Map<String, String>> instances(JsonNode document) {
    List<Map<String, String>> instances = new ArrayList<>();
    for (JsonNode server : document.path("servers")) {
      String name = server.path("x-instance").asText();
      instances.add(
          Map.of(
              "name",
              Javadoc.literal(name),
              "constant",
              name.toUpperCase(Locale.ROOT).replace('-', '_'),
              "url",
              Javadoc.literal(server.path("url").asText()),
              "dashboard",
              Javadoc.literal(server.path("x-dashboard").asText())));
    }
    return instances;
  }

  @Override
  public Map<String, ModelsMap> postProcessAllModels(Map<String, ModelsMap> all) {
    Map<String, ModelsMap> models = super.postProcessAllModels(all);
    for (ModelsMap map : models.values()) {
      for (ModelMap entry : map.getModels()) {
        CodegenModel model = entry.getModel();
        model.vendorExtensions.put("javadoc", Javadoc.text(model.description));
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
      Map<String, Object> constant = new TreeMap<>();
      constant.put("name", names.get(i));
      constant.put("value", Javadoc.literal(values.get(i).toString()));
      constant.put("javadoc", Javadoc.text(texts.get(i).toString()));
      constant.put("terminal", terminal.contains(values.get(i)));
      constants.add(constant);
    }
    model.vendorExtensions.put("constants", constants);
  }

  private static List<?> list(@Nullable Object value, String name) {
    return (List<?>) requireNonNull(value, name);
  }

  private static void describeRecord(CodegenModel model) {
    Set<String> elements = new TreeSet<>();
    int index = 0;
    for (CodegenProperty property : model.vars) {
      describe(property, index++);
      elementType(property).ifPresent(elements::add);
    }
    List<Map<String, Object>> adapters = new ArrayList<>();
    for (String element : elements) {
      adapters.add(Map.of("type", element, "name", adapterName(element)));
    }
    model.vendorExtensions.put("adapters", adapters);
    model.vendorExtensions.put("hasLists", model.vars.stream().anyMatch(p -> p.isArray));
    model.vendorExtensions.put("hasInstants", model.vars.stream().anyMatch(p -> p.isDateTime));
    List<String> notNull = new ArrayList<>();
    for (CodegenProperty property : model.vars) {
      if (property.required && !property.isNullable) {
        notNull.add("index == " + property.vendorExtensions.get("index"));
      }
    }
    model.vendorExtensions.put("hasNotNull", !notNull.isEmpty());
    model.vendorExtensions.put("notNullIndexes", String.join(" || ", notNull));
  }

  private static void describe(CodegenProperty property, int index) {
    Map<String, Object> facts = property.vendorExtensions;
    boolean nullable = !property.required || property.isNullable;
    facts.put("index", index);
    facts.put("nullable", nullable);
    facts.put("notNull", !nullable);
    facts.put("nullButPresent", property.required && property.isNullable);
    facts.put("local", JavaNames.local(property.name));
    String description = Javadoc.text(property.description);
    // Beside a reference the document cannot describe; the type it refers to is described.
    facts.put(
        "javadoc", description.isEmpty() ? "The {@link " + property.dataType + "}." : description);
    facts.put("key", Javadoc.literal(property.baseName));
    String type = property.isArray ? "List<" + property.items.dataType + ">" : property.dataType;
    facts.put("type", type);
    facts.put("declared", nullable ? "@Nullable " + type : type);
    facts.put("kind_" + kind(property), true);
    elementType(property).ifPresent(element -> facts.put("adapter", adapterName(element)));
  }

  /** Which of the ways to read and write a value a property takes. */
  private static String kind(CodegenProperty property) {
    if (property.isArray) {
      return "list";
    }
    if (property.isDateTime) {
      return "instant";
    }
    if (property.isLong) {
      return "long";
    }
    if (property.isBoolean) {
      return "boolean";
    }
    return property.isString ? "string" : "object";
  }

  /** The type that a Moshi adapter reads for this property, if one does. */
  private static Optional<String> elementType(CodegenProperty property) {
    if (property.isArray) {
      return Optional.of(property.items.dataType);
    }
    return kind(property).equals("object") ? Optional.of(property.dataType) : Optional.empty();
  }

  private static String adapterName(String type) {
    return JavaNames.firstLower(type) + "Adapter";
  }

  @Override
  public CodegenOperation fromOperation(
      String path, String method, Operation operation, @Nullable List<Server> servers) {
    CodegenOperation generated = super.fromOperation(path, method, operation, servers);
    Map<String, Object> facts = generated.vendorExtensions;
    facts.put("relativePath", path.substring(1));
    facts.put("permission", Javadoc.literal(String.valueOf(facts.get("x-permission"))));
    facts.put("javadoc", Javadoc.text(operation.getDescription()));
    Map<?, ?> paging = (Map<?, ?>) facts.get("x-paging");
    String cursor = paging == null ? null : (String) paging.get("cursor");
    for (CodegenParameter parameter : generated.allParams) {
      parameter.vendorExtensions.put("key", Javadoc.literal(parameter.baseName));
      parameter.vendorExtensions.put("isCursor", parameter.baseName.equals(cursor));
      parameter.vendorExtensions.put("javadoc", Javadoc.text(parameter.description));
    }
    facts.put("cursor", Javadoc.literal(String.valueOf(cursor)));
    return generated;
  }
}
