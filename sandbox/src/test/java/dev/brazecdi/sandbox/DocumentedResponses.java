package dev.brazecdi.sandbox;

import static java.util.Objects.requireNonNull;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.interaction.ApiOperationResolver;
import com.atlassian.oai.validator.model.ApiOperationMatch;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import dev.brazecdi.api.CdiApi;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The responses that the document allows: status, body and headers.
 *
 * <p>The document's objects are open, because a client has to tolerate later additions. In this
 * copy they are closed, because the sandbox sends only documented properties.
 *
 * <p>ResponseBodies are validated by Atlassian's swagger-request-validator: it is kept up, reads
 * OpenAPI 3.0 with its {@code nullable} and formats, finds the operation of a request, and can be
 * given a document that was changed in memory. Its release 3 asks for Java 21. It does not look at
 * headers that are not documented; that is done here.
 */
final class DocumentedResponses {
  /** The operation name of requests that match no operation. */
  static final String NO_OPERATION = "no operation";

  /** Headers of HTTP, which the document need not have. */
  private static final Set<String> OF_HTTP = Set.of("date", "content-type", "content-length");

  /** What may stand in a header, beyond that it is a text. */
  private static final Map<String, Pattern> FORMS =
      Map.of(
          "x-ratelimit-limit", Pattern.compile("\\d*"),
          "x-ratelimit-remaining", Pattern.compile("\\d*"),
          "x-ratelimit-reset", Pattern.compile("\\d*"),
          "x-request-id", OperationHandlers.UUID,
          "retry-after",
              Pattern.compile("\\d+|\\w{3}, \\d{2} \\w{3} \\d{4} \\d{2}(:\\d{2}){2} GMT"),
          "link", Pattern.compile("(<[^<>]+>; rel=\"(prev|next)\"(,(?=<)|$))+"));

  private static final DocumentedResponses CLOSED = new DocumentedResponses(null);

  private final OpenAPI document;
  private final ApiOperationResolver operations;
  private final OpenApiInteractionValidator validator;

  private DocumentedResponses(@Nullable String knownProperty) {
    document = read();
    for (Schema<?> schema : document.getComponents().getSchemas().values()) {
      if (schema.getProperties() != null) {
        schema.setAdditionalProperties(false);
        if (knownProperty != null) {
          schema.addProperty(knownProperty, new Schema<>());
        }
      }
    }
    document.getPaths().values().stream()
        .flatMap(path -> path.readOperations().stream())
        .forEach(
            operation -> operation.getResponses().replaceAll((s, response) -> resolved(response)));
    operations = new ApiOperationResolver(document, null, false);
    validator = OpenApiInteractionValidator.createFor(document).build();
  }

  /** By the document, and nothing more. */
  static DocumentedResponses closed() {
    return CLOSED;
  }

  /** By the document, and a property of this name with any value in any object. */
  static DocumentedResponses knowing(String property) {
    return new DocumentedResponses(property);
  }

  /** Returns the deviations of a response from the document; empty if there are none. */
  List<String> problems(String method, String path, int status, Headers headers, String body) {
    Operation operation = operation(method, path);
    if (operation == null && status != 404) {
      return List.of(status + " where the document has no operation");
    }
    if (operation == null) {
      // Every operation documents the same response for an unknown URL.
      return problems("GET", "/cdi/integrations", status, headers, body);
    }
    SimpleResponse.Builder response = SimpleResponse.Builder.status(status).withBody(body);
    headers.toMultimap().forEach(response::withHeader);
    ValidationReport report =
        validator.validateResponse(path, Method.valueOf(method), response.build());
    List<String> problems = new ArrayList<>();
    report.getMessages().forEach(message -> problems.add(message.getMessage()));
    if (headers.get("Content-Type") == null) {
      problems.add("no Content-Type");
    }
    ApiResponse documented = operation.getResponses().get(Integer.toString(status));
    if (documented != null) {
      for (int i = 0; i < headers.size(); i++) {
        problems.addAll(problems(status, documented, headers.name(i), headers.value(i)));
      }
    }
    return problems;
  }

  private static List<String> problems(
      int status, ApiResponse documented, String header, String value) {
    String name = header.toLowerCase(Locale.ROOT);
    if (OF_HTTP.contains(name)) {
      return List.of();
    }
    boolean known = documented.getHeaders().keySet().stream().anyMatch(name::equalsIgnoreCase);
    if (!known) {
      return List.of("the header " + header + " is not documented for " + status);
    }
    return hasForm(name, value)
        ? List.of()
        : List.of("the header " + header + " is \"" + value + "\"");
  }

  /** Whether a header may have that value. */
  static boolean hasForm(String name, String value) {
    Pattern form = FORMS.get(name.toLowerCase(Locale.ROOT));
    return form != null && form.matcher(value).matches();
  }

  /** The name of the operation that a request asks for, or {@link #NO_OPERATION}. */
  String operationName(String method, String path) {
    Operation operation = operation(method, path);
    return operation == null ? NO_OPERATION : operation.getOperationId();
  }

  /** The statuses that are documented, by the names of operations. */
  Map<String, Set<String>> statuses() {
    Map<String, Set<String>> statuses = new TreeMap<>();
    document.getPaths().values().stream()
        .flatMap(path -> path.readOperations().stream())
        .forEach(
            operation ->
                statuses.put(operation.getOperationId(), operation.getResponses().keySet()));
    return statuses;
  }

  /** The documented headers by their names. */
  Map<String, Header> headers() {
    return document.getComponents().getHeaders();
  }

  private @Nullable Operation operation(String method, String path) {
    ApiOperationMatch match = operations.findApiOperation(path, Method.valueOf(method));
    return match.isPathFound() && match.isOperationAllowed()
        ? match.getApiOperation().getOperation()
        : null;
  }

  private ApiResponse resolved(ApiResponse response) {
    String reference = response.get$ref();
    if (reference == null) {
      return response;
    }
    String name = reference.substring(reference.lastIndexOf('/') + 1);
    return requireNonNull(document.getComponents().getResponses().get(name), reference);
  }

  private static OpenAPI read() {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    try (InputStream in = CdiApi.class.getResourceAsStream("openapi.yaml")) {
      String text = new String(requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return new OpenAPIV3Parser().readContents(text, null, options).getOpenAPI();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
