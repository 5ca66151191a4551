package dev.brazecdi.contract;

import static java.util.Objects.requireNonNull;

import au.com.dius.pact.consumer.dsl.BodyBuilder;
import au.com.dius.pact.consumer.dsl.HttpRequestBuilder;
import au.com.dius.pact.consumer.dsl.HttpResponseBuilder;
import au.com.dius.pact.consumer.dsl.Matchers;
import au.com.dius.pact.consumer.dsl.PactBuilder;
import au.com.dius.pact.core.model.ContentType;
import au.com.dius.pact.core.model.generators.Generators;
import au.com.dius.pact.core.model.matchingrules.MatchingRule;
import au.com.dius.pact.core.model.matchingrules.MatchingRuleCategory;
import au.com.dius.pact.core.model.matchingrules.MinMaxTypeMatcher;
import au.com.dius.pact.core.model.matchingrules.MinTypeMatcher;
import au.com.dius.pact.core.model.matchingrules.NumberTypeMatcher;
import au.com.dius.pact.core.model.matchingrules.RegexMatcher;
import au.com.dius.pact.core.model.matchingrules.TypeMatcher;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request and its answer, in the words of the contract tests, as an interaction of a pact. */
final class Interaction {
  private static final String ISO_TIME =
      "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:?\\d\\d)";

  private final String description;
  private final Map<String, Object> parameters = new LinkedHashMap<>();
  private final Map<String, Object> query = new LinkedHashMap<>();
  private final Map<String, Object> headers = new LinkedHashMap<>();
  private final Map<String, MatchingRule> rules = new LinkedHashMap<>();
  private String state = "";
  private String method = "";
  private String path = "";
  private @Nullable String pathFromState;
  private int status;
  private @Nullable String body;

  private Interaction(String description) {
    this.description = description;
  }

  static Interaction of(String description) {
    return new Interaction(description);
  }

  /** The provider's state, and its parameters: names and values in turn. */
  Interaction given(String state, Object... parameters) {
    this.state = state;
    for (int i = 0; i < parameters.length; i += 2) {
      this.parameters.put((String) parameters[i], parameters[i + 1]);
    }
    return this;
  }

  Interaction request(String method, String path) {
    this.method = method;
    this.path = path;
    return this;
  }

  /** A request to a path that a verifier puts together from the provider's state. */
  Interaction request(String method, String path, String expression) {
    this.method = method;
    this.path = path;
    this.pathFromState = expression;
    return this;
  }

  Interaction query(String name, String value) {
    query.put(name, value);
    return this;
  }

  /** A parameter that a verifier takes from the provider's state, where it has the same name. */
  Interaction queryFromState(String name, String value) {
    query.put(name, Matchers.fromProviderState("${" + name + "}", value));
    return this;
  }

  Interaction answer(int status) {
    this.status = status;
    return this;
  }

  Interaction header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /** A header in whose place any other may stand that matches as a whole. */
  Interaction header(String name, String value, String pattern) {
    headers.put(name, Matchers.regexp(whole(pattern), value));
    return this;
  }

  Interaction body(String json) {
    this.body = json;
    return this;
  }

  /** By which rule another value may stand at a place in the body. */
  Interaction rule(String path, MatchingRule rule) {
    if (rule != NONE) {
      rules.put(path, rule);
    }
    return this;
  }

  /** A list that is empty, as it is written. */
  private static final MatchingRule NONE = new MinMaxTypeMatcher(0, 0);

  static MatchingRule none() {
    return NONE;
  }

  static MatchingRule exactly(int items) {
    return new MinMaxTypeMatcher(items, items);
  }

  static MatchingRule atLeastOne() {
    return new MinTypeMatcher(1);
  }

  static MatchingRule sameType() {
    return TypeMatcher.INSTANCE;
  }

  static MatchingRule integer() {
    return new NumberTypeMatcher(NumberTypeMatcher.NumberType.INTEGER);
  }

  static MatchingRule time() {
    return matching(ISO_TIME);
  }

  static MatchingRule matching(String pattern) {
    return new RegexMatcher(whole(pattern));
  }

  /** Verifiers differ in whether a pattern has to match the whole text. */
  private static String whole(String pattern) {
    return "^(?:" + pattern + ")$";
  }

  /** What a text of the document means as a time, by the JDK. */
  static Instant time(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  /** An object that no schema describes: names and values in turn. */
  static Map<String, @Nullable Object> unknown(@Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put((String) requireNonNull(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return object;
  }

  /** The path of the request. */
  String path() {
    return path;
  }

  /** The same, with another path. */
  Interaction withPath(String other) {
    Interaction copy = of(description + " (" + other + ")");
    copy.state = state;
    copy.parameters.putAll(parameters);
    copy.method = method;
    copy.path = other;
    copy.query.putAll(query);
    copy.status = status;
    copy.headers.putAll(headers);
    copy.body = body;
    copy.rules.putAll(rules);
    return copy;
  }

  /** Adds it to a pact. */
  PactBuilder addTo(PactBuilder pact) {
    return pact.given(state, parameters)
        .expectsToReceiveHttpInteraction(
            description, http -> http.withRequest(this::request).willRespondWith(this::response));
  }

  private HttpRequestBuilder request(HttpRequestBuilder request) {
    request.method(method);
    if (pathFromState == null) {
      request.path(path);
    } else {
      request.path(Matchers.fromProviderState(pathFromState, path));
    }
    query.forEach(request::queryParameter);
    request.header("Authorization", Matchers.regexp("^Bearer .+$", "Bearer " + ContractClient.KEY));
    return request;
  }

  private HttpResponseBuilder response(HttpResponseBuilder response) {
    response.status(status);
    headers.forEach(response::header);
    if (body != null) {
      response.body(new Body(body, rules));
    }
    return response;
  }

  /** A body as it is written, and its rules. */
  private record Body(String json, Map<String, MatchingRule> rules) implements BodyBuilder {
    @Override
    public MatchingRuleCategory getMatchers() {
      MatchingRuleCategory category = new MatchingRuleCategory("body");
      rules.forEach((path, rule) -> category.addRule(path, rule));
      return category;
    }

    @Override
    public Generators getGenerators() {
      return new Generators();
    }

    @Override
    public ContentType getContentType() {
      return ContentType.getJSON();
    }

    @Override
    public byte[] buildBody() {
      return json.getBytes(StandardCharsets.UTF_8);
    }
  }
}
