package dev.brazecdi.sandbox;

import dev.brazecdi.api.CdiApi;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The operations of the generated Retrofit interface, found by name or by request. */
final class OperationTable {
  private final Map<String, Operation> operations = new TreeMap<>();

  /**
   * Reads the interface.
   *
   * @param window the length of all rate limits' windows; null for the documented ones
   */
  OperationTable(@Nullable Duration window) {
    for (Method method : CdiApi.class.getMethods()) {
      Operation operation = new Operation(method, window);
      operations.put(operation.name(), operation);
    }
  }

  Collection<Operation> all() {
    return operations.values();
  }

  /**
   * Returns an operation by its name in the OpenAPI document.
   *
   * @throws IllegalArgumentException if there is no such operation
   */
  Operation named(String name) {
    Operation operation = operations.get(name);
    if (operation == null) {
      throw new IllegalArgumentException(
          "no operation " + name + "; there are " + operations.keySet());
    }
    return operation;
  }

  /** Returns the request for the operation at this URL, or null if there is none. */
  @Nullable ApiRequest resolve(String httpMethod, HttpUrl url) {
    for (Operation operation : operations.values()) {
      Map<String, String> pathParameters = operation.path().match(url);
      if (pathParameters != null && operation.httpMethod().equals(httpMethod)) {
        return new ApiRequest(operation, pathParameters, url);
      }
    }
    return null;
  }
}
