package dev.brazecdi.contract;

import static java.util.Objects.requireNonNull;

import au.com.dius.pact.core.model.IRequest;
import dev.brazecdi.api.CdiApi;
import dev.brazecdi.api.JobStatus;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.client.ApiKey;
import dev.brazecdi.client.BrazeCdiClient;
import dev.brazecdi.core.paging.Page;
import dev.brazecdi.core.paging.PagedIterable;
import dev.brazecdi.core.paging.Paginated;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Path;

/**
 * What a workspace of the real Braze holds, as provider states: nothing can be set up there, so a
 * state is found, or it is not.
 */
final class BrazeData implements AutoCloseable {
  private static final int MOST_PAGES = 20;

  private final BrazeCdiClient braze;
  private final URI address;
  private final String key;
  private final Map<String, String> environment;
  private final Map<String, List<Page<?>>> walked = new HashMap<>();

  private BrazeData(
      BrazeCdiClient braze, URI address, String key, Map<String, String> environment) {
    this.braze = braze;
    this.address = address;
    this.key = key;
    this.environment = environment;
  }

  static BrazeData fromEnv(Map<String, String> environment) {
    String address = required(environment, "BRAZE_REST_ENDPOINT");
    String key = required(environment, "BRAZE_API_KEY").strip();
    required(environment, "BRAZE_INTEGRATION_ID");
    return new BrazeData(
        BrazeCdiClient.builder().baseUrl(address).apiKey(ApiKey.of(key)).build(),
        URI.create(address),
        key,
        environment);
  }

  private static String required(Map<String, String> environment, String name) {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException(name + " is not set; see docs/contract.md");
    }
    return value;
  }

  URI address() {
    return address;
  }

  /** The key to send in a state. */
  String key(String state) {
    return state.equals("the API key is not valid") ? "not-a-key" : key;
  }

  /**
   * The values that an interaction takes from its state.
   *
   * @throws NotInThatState if the workspace is not in it, or a request would change something
   */
  Map<String, Object> find(String state, Map<String, ?> parameters, IRequest request) {
    String method = request.getMethod();
    if (!method.equals("GET")
        && !environment.getOrDefault("BRAZE_CONTRACT_TRIGGER", "").equals("true")) {
      throw new NotInThatState("could start a sync; set BRAZE_CONTRACT_TRIGGER=true to allow it");
    }
    if (state.startsWith("there is no such ")) {
      return operations()
          .flatMap(BrazeData::pathParameters)
          .distinct()
          .collect(Collectors.toMap(name -> name, name -> "99999999-9999-4999-8999-999999999999"));
    }
    return switch (state) {
      case "a sync of an integration is under way" -> underWay(method);
      case "the API key is not valid" -> values(operation(request.getPath()));
      case "the API key lacks the permission", "the rate limit is reached" ->
          throw new NotInThatState("\"" + state + "\" cannot be brought about from outside");
      default -> pages(request.getPath(), parameters);
    };
  }

  /** The values of an operation's path parameters, from the environment. */
  private Map<String, Object> values(Method operation) {
    Map<String, Object> values = new HashMap<>();
    pathParameters(operation).forEach(name -> values.put(name, value(name)));
    return values;
  }

  private static Stream<Method> operations() {
    return Stream.of(CdiApi.class.getMethods());
  }

  private static Stream<String> pathParameters(Method operation) {
    return Stream.of(operation.getParameters())
        .filter(parameter -> parameter.isAnnotationPresent(Path.class))
        .map(parameter -> parameter.getAnnotation(Path.class).value());
  }

  /** The environment variable of a path parameter, such as {@code BRAZE_INTEGRATION_ID}. */
  private static String variable(String parameter) {
    return "BRAZE_" + parameter.toUpperCase(Locale.ROOT);
  }

  private String value(String parameter) {
    String value = environment.get(variable(parameter));
    if (value == null) {
      throw new NotInThatState(variable(parameter) + " is not set");
    }
    return value;
  }

  private static Method operation(String path) {
    return operations()
        .filter(it -> path.matches("/" + pattern(template(it))))
        .findFirst()
        .orElseThrow(() -> new NotInThatState("there is no operation at " + path));
  }

  private static String template(Method operation) {
    GET get = operation.getAnnotation(GET.class);
    return get == null ? operation.getAnnotation(POST.class).value() : get.value();
  }

  /**
   * The list of a paginated operation: the client's method has the name of the operation without
   * {@code list}, and takes its path parameters.
   */
  private PagedIterable<?> list(Method operation) {
    Object[] values = pathParameters(operation).map(this::value).toArray();
    String name = operation.getName().replaceFirst("^list", "");
    Class<?>[] types = Collections.nCopies(values.length, String.class).toArray(Class<?>[]::new);
    try {
      return (PagedIterable<?>)
          BrazeCdiClient.class
              .getMethod(Character.toLowerCase(name.charAt(0)) + name.substring(1), types)
              .invoke(braze, values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pattern(String path) {
    return path.replaceAll("\\{[^}]*}", "[^/]+");
  }

  /** A text in which the key, if it is there, is not shown. */
  String redacted(String text) {
    return text.replace(key, "[API key]");
  }

  /** A sync that is under way makes a conflict; to be read it has to be alone in the list. */
  private Map<String, Object> underWay(String method) {
    String integrationId = required(environment, "BRAZE_INTEGRATION_ID");
    List<JobSyncStatus> syncs = braze.jobSyncStatuses(integrationId).firstPage().items();
    long running =
        syncs.stream().filter(sync -> sync.jobStatus().equals(JobStatus.RUNNING)).count();
    if (running == 0 || (method.equals("GET") && running < syncs.size())) {
      throw new NotInThatState(running + " of " + syncs.size() + " syncs are under way");
    }
    return Map.of("integration_id", integrationId);
  }

  /** The cursor of the page that is wanted, in a list that has as many pages as are wanted. */
  private Map<String, Object> pages(String path, Map<String, ?> parameters) {
    Method operation = operation(path);
    Map<String, Object> values = values(operation);
    if (!parameters.containsKey("total")) {
      return values;
    }
    List<Page<?>> pages = walked.computeIfAbsent(path, it -> walk(list(operation)));
    int pageSize = operation.getAnnotation(Paginated.class).pageSize();
    int total = ((Number) requireNonNull(parameters.get("total"))).intValue();
    int wanted = parameters.get("page") instanceof Number page ? page.intValue() : 1;
    int size = pages.get(0).items().size();
    boolean manyPages = pages.get(0).next() != null;
    if (total > pageSize != manyPages || (total == 0) != (size == 0)) {
      throw new NotInThatState(
          "wants a list of " + total + ", there " + (manyPages ? "are many pages" : "are " + size));
    }
    if (total > 0 && !manyPages && pages.get(0).items().stream().anyMatch(BrazeData::isUnderWay)) {
      throw new NotInThatState("a sync is under way, which has no finish time yet");
    }
    if (wanted == 1) {
      return values;
    }
    Page<?> page = wanted == 2 ? pages.get(1) : pages.get(pages.size() - 1);
    if (wanted == 2 == (page.next() == null)) {
      throw new NotInThatState(
          wanted == 2
              ? "there are two pages"
              : "more than " + MOST_PAGES + " pages are not walked");
    }
    values.put("cursor", requireNonNull(page.at()).value());
    return values;
  }

  private static boolean isUnderWay(@Nullable Object item) {
    return item instanceof JobSyncStatus sync && sync.syncFinishTime() == null;
  }

  private static <T> List<Page<?>> walk(PagedIterable<T> list) {
    List<Page<?>> pages = new ArrayList<>();
    for (Page<T> page : list.pages()) {
      pages.add(page);
      if (pages.size() == MOST_PAGES) {
        break;
      }
    }
    return pages;
  }

  @Override
  public void close() {
    braze.close();
  }

  /** Thrown where a state is not found; says why. */
  static final class NotInThatState extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotInThatState(String reason) {
      super(reason);
    }
  }
}
