package dev.brazecdi.generator;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.lang3.StringUtils;
import org.openapitools.codegen.CodegenOperation;
import org.openapitools.codegen.DefaultCodegen;
import org.openapitools.codegen.SupportingFile;
import org.openapitools.codegen.api.TemplatingEngineAdapter;
import org.openapitools.codegen.model.ModelMap;
import org.openapitools.codegen.model.OperationsMap;

/**
 * A generator of contract tests: a class for each operation with, for each example of a response, a
 * Pact interaction and a test that the client reads it. {@code coverage.json} lists all of them.
 *
 * <p>It stops the build if no test can be made of a response: see {@link ContractDocument}.
 */
public final class ContractCodegen extends DefaultCodegen {
  private final FormattedTemplates templates = new FormattedTemplates();
  private final Map<String, ContractOperation> operations = new LinkedHashMap<>();

  /** Creates a generator, which {@link #processOpts()} configures. */
  public ContractCodegen() {
    embeddedTemplateDir = templateDir = "brazecdi-contract";
    apiTemplateFiles.put("consumerTest.mustache", "ConsumerTest.java");
  }

  @Override
  public String getName() {
    return "brazecdi-contract";
  }

  /** Returns the text unchanged: the templates take texts from {@link ContractDocument}. */
  @Override
  public String escapeUnsafeCharacters(String input) {
    return input;
  }

  /** Returns the text unchanged, for the same reason. */
  @Override
  public String escapeQuotationMark(String input) {
    return input;
  }

  @Override
  public void processOpts() {
    super.processOpts();
    supportingFiles.clear();
    supportingFiles.add(new SupportingFile("coverage.json.mustache", "", "coverage.json"));
  }

  @Override
  public TemplatingEngineAdapter getTemplatingEngine() {
    return templates;
  }

  @Override
  public String apiFileFolder() {
    return outputFolder + "/java/" + apiPackage().replace('.', '/');
  }

  @Override
  public void preprocessOpenAPI(OpenAPI openAPI) {
    JsonNode document = WrittenDocument.read(getInputSpec());
    for (ContractOperation operation : ContractDocument.operations(document)) {
      operations.put(operation.id(), operation);
    }
    additionalProperties.put("coverage", coverage());
    additionalProperties.put("schemas", openAPI.getComponents().getSchemas().keySet());
    // No template uses the examples, and OpenAPI Generator would warn of them.
    BrazeCdiCodegen.withoutExamples(openAPI);
  }

  /** Makes a group, and so a class, of each operation. */
  @Override
  public void addOperationToGroup(
      String tag,
      String resourcePath,
      Operation operation,
      CodegenOperation generated,
      Map<String, List<CodegenOperation>> groups) {
    groups.put(generated.operationId, new ArrayList<>(List.of(generated)));
  }

  @Override
  public String toApiName(String operationId) {
    return StringUtils.capitalize(operationId);
  }

  @Override
  public OperationsMap postProcessOperationsWithModels(
      OperationsMap map, List<ModelMap> allModels) {
    CodegenOperation generated = map.getOperations().getOperation().get(0); // its only one
    ContractOperation operation =
        requireNonNull(operations.get(generated.operationIdOriginal), generated.operationId);
    map.put("operationId", operation.id());
    map.put(
        "tests",
        operation.examples().stream().flatMap(it -> ContractTest.of(it).stream()).toList());
    return map;
  }

  private String coverage() {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    for (ContractOperation operation : operations.values()) {
      for (ContractExample example : operation.examples()) {
        ObjectNode row = rows.addObject();
        row.put("operation", operation.id());
        row.put("request", operation.method() + " " + operation.path());
        row.put("permission", operation.permission());
        row.put("status", example.status());
        row.put("example", example.name());
        row.put("summary", example.summary());
        row.put("given", example.contract().path("given").asText());
        row.set("parameters", example.contract().path("parameters"));
        row.put("pact", example.isInPact());
        row.put("additional", example.contract().has("additional"));
        row.put("interaction", example.description());
        row.put("test", toApiName(operation.id()) + "ConsumerTest.reads" + example.method());
      }
    }
    return rows.toPrettyString();
  }
}
