package dev.brazecdi.sandbox;

import static java.util.Objects.requireNonNull;

import dev.brazecdi.sandbox.FakeIntegration.Spec;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * The provider states of contract tests, by name. Each starts from an empty workspace. Thread-safe.
 */
final class ProviderStates {
  private static final String INTEGRATION = "2f1a7c54-7a0c-4f6e-9b61-0d2f6f0c8a11";
  private static final String NO_INTEGRATION = "99999999-9999-4999-8999-999999999999";
  private static final Duration LONG = Duration.ofDays(1);

  private final SandboxState state;
  private final Map<String, BiConsumer<Parameters, Map<String, Object>>> setups = new TreeMap<>();

  ProviderStates(SandboxState state) {
    this.state = state;
    setups.put("the workspace has integrations", this::integrations);
    setups.put("an integration has syncs", this::syncs);
    setups.put("a sync of an integration is under way", this::underWay);
    setups.put("there is no such integration", this::noIntegration);
    setups.put("the API key is not valid", this::invalidKey);
    setups.put("the API key lacks the permission", this::missingPermission);
    setups.put("the rate limit is reached", this::rateLimited);
  }

  /** Returns the names of all states. */
  Set<String> names() {
    return setups.keySet();
  }

  Map<String, Object> provide(String name, Map<?, ?> parameters) {
    BiConsumer<Parameters, Map<String, Object>> setup = setups.get(name);
    if (setup == null) {
      throw new IllegalArgumentException(
          "no provider state \"" + name + "\"; there are: " + String.join(", ", names()));
    }
    Parameters given = new Parameters(parameters);
    given.check();
    synchronized (state) {
      state.readClock();
      state.reset();
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("integration_id", given.text("integration_id", INTEGRATION));
      setup.accept(given, values);
      return Map.copyOf(values);
    }
  }

  private void integrations(Parameters given, Map<String, Object> values) {
    int total = given.count("total", 1);
    for (int i = 1; i <= total; i++) {
      String id = i == 1 ? idOf(values) : String.format("00000000-0000-4000-8000-%012d", i);
      state.add(new Spec(id, "Integration " + i, 1));
    }
    cursor("listIntegrations", given, values);
  }

  private void syncs(Parameters given, Map<String, Object> values) {
    state.add(new Spec(idOf(values), "Integration 1", given.count("total", 1)));
    cursor("listJobSyncStatuses", given, values);
  }

  private void underWay(Parameters given, Map<String, Object> values) {
    state
        .add(new Spec(idOf(values), "Integration 1", given.count("total", 0)))
        .start(state.now(), LONG, Duration.ZERO);
  }

  private void noIntegration(Parameters given, Map<String, Object> values) {
    values.put("integration_id", given.text("integration_id", NO_INTEGRATION));
  }

  private void invalidKey(Parameters given, Map<String, Object> values) {
    syncs(given, values);
    state.refusesKeys = true;
  }

  private void missingPermission(Parameters given, Map<String, Object> values) {
    syncs(given, values);
    state.operations.values().forEach(it -> state.withheldPermissions.add(it.permission()));
  }

  private void rateLimited(Parameters given, Map<String, Object> values) {
    syncs(given, values);
    state.operations.values().forEach(operation -> operation.rateWindow().takeAll());
  }

  /** Adds the cursor of the requested page unless it is the first. */
  private void cursor(String operationName, Parameters given, Map<String, Object> values) {
    int page = given.count("page", 1);
    if (page > 1) {
      Operation operation = requireNonNull(state.operations.get(operationName));
      int skip = (page - 1) * operation.paging().pageSize();
      values.put("cursor", state.cursors.encodePlainly(operation.path().expand(values::get), skip));
    }
  }

  private static String idOf(Map<String, Object> values) {
    return String.valueOf(values.get("integration_id"));
  }

  /** The parameters of a provider state in a pact. */
  private record Parameters(Map<?, ?> values) {
    private static final Set<String> KNOWN = Set.of("integration_id", "page", "total");

    void check() {
      for (Object name : values.keySet()) {
        if (!KNOWN.contains(name)) {
          throw new IllegalArgumentException(
              "no parameter \""
                  + name
                  + "\"; there are: "
                  + String.join(", ", new TreeSet<>(KNOWN)));
        }
      }
      count("total", 0);
      count("page", 1);
    }

    String text(String name, String otherwise) {
      Object value = values.get(name);
      return value == null ? otherwise : value.toString();
    }

    /** Returns a number; JSON has it as a decimal and some pacts as a string. */
    int count(String name, int otherwise) {
      Object value = values.get(name);
      if (value == null) {
        return otherwise;
      }
      int count = -1;
      try {
        count = new BigDecimal(value.toString()).intValueExact();
      } catch (ArithmeticException | NumberFormatException e) {
        // reported below, as negative numbers are
      }
      if (count < 0 || count > 100_000) {
        throw new IllegalArgumentException(
            "\"" + name + "\" is " + value + "; give a number from 0 to 100000");
      }
      return count;
    }
  }
}
