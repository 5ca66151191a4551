package dev.brazecdi.api;

import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;
import org.openapitools.openapidiff.core.model.Changed;
import org.openapitools.openapidiff.core.model.ChangedApiResponse;
import org.openapitools.openapidiff.core.model.ChangedContent;
import org.openapitools.openapidiff.core.model.ChangedHeaders;
import org.openapitools.openapidiff.core.model.ChangedList;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.ChangedOperation;
import org.openapitools.openapidiff.core.model.ChangedParameter;
import org.openapitools.openapidiff.core.model.ChangedParameters;
import org.openapitools.openapidiff.core.model.ChangedSchema;
import org.openapitools.openapidiff.core.model.ComposedChanged;

/**
 * What openapi-diff takes for incompatible between two documents, each with its place.
 *
 * @see Promises
 */
final class Incompatibilities {
  private final List<String> found = new ArrayList<>();

  private Incompatibilities() {}

  /** Those of the second document; empty for none. */
  static List<String> between(String released, String current) {
    OpenApiDiffOptions options =
        OpenApiDiffOptions.builder()
            .configProperty("incompatible.request.min.length.increased", "true")
            .configProperty("incompatible.operation.id.changed", "true")
            .build();
    ChangedOpenApi changes = OpenApiCompare.fromContents(released, current, null, options);
    Incompatibilities incompatibilities = new Incompatibilities();
    changes.getMissingEndpoints().forEach(gone -> incompatibilities.found.add(gone + " is gone"));
    for (ChangedOperation operation : changes.getChangedOperations()) {
      incompatibilities.visit(operation.getHttpMethod() + " " + operation.getPathUrl(), operation);
    }
    if (changes.isIncompatible() && incompatibilities.found.isEmpty()) {
      incompatibilities.found.add("openapi-diff finds the documents incompatible");
    }
    return incompatibilities.found;
  }

  private void visit(String place, @Nullable Changed changed) {
    if (changed == null || !changed.isIncompatible()) {
      return;
    }
    if (!(changed instanceof ComposedChanged composed)) {
      found.add(place + ": " + what(changed));
      return;
    }
    if (composed.isCoreChanged().isIncompatible()) {
      found.add(place + ": " + what(changed));
    }
    Map<Changed, String> names = names(changed);
    for (Changed part : composed.getChangedElements()) {
      String name = part == null ? null : names.get(part);
      visit(name == null ? place : place + name, part);
    }
  }

  /** What the parts of a change are called that have a name. */
  private static Map<Changed, String> names(Changed changed) {
    if (changed instanceof ChangedApiResponse answers) {
      return names(answers.getChanged(), status -> ", answer " + status);
    }
    if (changed instanceof ChangedHeaders headers) {
      return names(headers.getChanged(), name -> ", header " + name);
    }
    if (changed instanceof ChangedContent content) {
      return names(content.getChanged(), type -> ", " + type);
    }
    if (changed instanceof ChangedSchema schema) {
      return names(schema.getChangedProperties(), name -> ", " + name);
    }
    if (changed instanceof ChangedParameters parameters) {
      return parameters.getChanged().stream()
          .collect(Collectors.toMap(Function.identity(), Incompatibilities::name, (a, b) -> a));
    }
    return Map.of();
  }

  private static <C extends Changed> Map<Changed, String> names(
      Map<String, C> parts, Function<String, String> naming) {
    return parts.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getValue, part -> naming.apply(part.getKey()), (a, b) -> a));
  }

  private static String name(ChangedParameter parameter) {
    return ", parameter " + parameter.getName();
  }

  private static String what(Changed changed) {
    if (changed instanceof ChangedApiResponse answers) {
      return "no answer " + answers.getMissing().keySet() + " any more";
    }
    if (changed instanceof ChangedHeaders headers) {
      return "no header " + headers.getMissing().keySet() + " any more";
    }
    if (changed instanceof ChangedContent content) {
      return "no " + content.getMissing().keySet() + " any more";
    }
    if (changed instanceof ChangedParameters parameters) {
      return "parameters gone "
          + names(parameters.getMissing())
          + ", new "
          + names(parameters.getIncreased());
    }
    if (changed instanceof ChangedParameter parameter && parameter.isChangeRequired()) {
      return "it is required now";
    }
    if (changed instanceof ChangedSchema schema && schema.isChangedType()) {
      return "the type was "
          + schema.getOldSchema().getType()
          + " and is "
          + schema.getNewSchema().getType();
    }
    if (changed instanceof ChangedSchema schema) {
      return "properties gone " + schema.getMissingProperties().keySet();
    }
    if (changed instanceof ChangedList<?> list) {
      return kind(changed) + ": gone " + list.getMissing() + ", new " + list.getIncreased();
    }
    return kind(changed) + " changed";
  }

  private static List<String> names(List<Parameter> parameters) {
    return parameters.stream().map(Parameter::getName).toList();
  }

  private static String kind(Changed changed) {
    return changed.getClass().getSimpleName().replace("Changed", "");
  }
}
