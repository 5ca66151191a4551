package dev.brazecdi.cli.check;

import dev.brazecdi.api.Integration;
import dev.brazecdi.cli.terminal.Durations;
import dev.brazecdi.cli.terminal.UsageException;
import dev.brazecdi.cli.terminal.Yaml;
import dev.brazecdi.health.HealthPolicy;
import dev.brazecdi.health.StreakThreshold;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The thresholds of {@code check}. Those of a single integration in the file come first, then the
 * options, then those of the file for all integrations.
 */
final class ThresholdSettings implements Function<Integration, HealthPolicy> {
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)\\s?%");
  private static final String INTEGRATIONS = "integrations";

  private static final List<String> NAMES =
      List.of("partial", "overdue", "running", "no-rows", "watermark-unmoved", "watermark-ahead");

  private final HealthPolicy common;
  private final Map<String, HealthPolicy> own = new LinkedHashMap<>();
  private final List<String> met = new ArrayList<>();

  private ThresholdSettings(HealthPolicy common) {
    this.common = common;
  }

  /**
   * Reads the thresholds.
   *
   * @param file the YAML file; null for none
   * @param options the values of the options, by name
   * @throws UsageException if a name or a value is not valid
   */
  static ThresholdSettings of(@Nullable Path file, Map<String, String> options) {
    Map<String, Object> settings =
        file == null ? Map.of() : Yaml.map(Yaml.read(file), file.toString());
    Map<String, Object> forAll = new LinkedHashMap<>(settings);
    Object perIntegration = forAll.remove(INTEGRATIONS);
    String place = String.valueOf(file);
    HealthPolicy common = changed(HealthPolicy.defaults(), forAll, place);
    common = changed(common, new LinkedHashMap<>(options), "the command line");
    ThresholdSettings thresholds = new ThresholdSettings(common);
    for (Map.Entry<String, Object> one :
        Yaml.map(perIntegration, INTEGRATIONS + " in " + place).entrySet()) {
      String of = place + ", integration " + one.getKey();
      thresholds.own.put(key(one.getKey()), changed(common, Yaml.map(one.getValue(), of), of));
    }
    return thresholds;
  }

  private static HealthPolicy changed(
      HealthPolicy policy, Map<String, Object> settings, String place) {
    HealthPolicy.Builder builder = policy.toBuilder();
    for (Map.Entry<String, Object> setting : settings.entrySet()) {
      String name = setting.getKey();
      String where = name + " in " + place;
      if (!NAMES.contains(name)) {
        throw new UsageException(
            "\"%s\" in %s is no threshold; there are: %s"
                .formatted(name, place, String.join(", ", NAMES)));
      }
      try {
        set(builder, name, Yaml.text(setting.getValue(), where));
      } catch (UsageException | IllegalArgumentException e) {
        throw new UsageException(where + ": " + e.getMessage());
      }
    }
    return builder.build();
  }

  @Override
  public HealthPolicy apply(Integration integration) {
    String name = integration.integrationName();
    for (String key : List.of(integration.integrationId(), name == null ? "" : name)) {
      HealthPolicy policy = own.get(key(key));
      if (policy != null) {
        met.add(key(key));
        return policy;
      }
    }
    return common;
  }

  /** Returns the integrations of the file that were not among the checked ones. */
  List<String> unmet() {
    return own.keySet().stream().filter(key -> !met.contains(key)).toList();
  }

  private static String key(String idOrName) {
    return idOrName.strip().toLowerCase(Locale.ROOT);
  }

  private static void set(HealthPolicy.Builder policy, String name, String text) {
    switch (name) {
      case "partial" ->
          set(text, ThresholdSettings::share, policy::partialWarning, policy::partialCritical);
      case "overdue" ->
          set(text, Durations::duration, policy::overdueWarning, policy::overdueCritical);
      case "running" ->
          set(text, Durations::duration, policy::runningWarning, policy::runningCritical);
      case "no-rows" -> policy.noRows(StreakThreshold.parse(text));
      case "watermark-unmoved" -> policy.watermarkUnmoved(StreakThreshold.parse(text));
      default -> policy.watermarkTolerance(Durations.duration(text));
    }
  }

  /** Sets the threshold of warnings and, if given behind a colon, that of critical findings. */
  private static <V extends Comparable<V>> void set(
      String text, Function<String, V> parse, Consumer<V> warning, Consumer<V> critical) {
    String[] parts = text.split(":", 2);
    V first = parse.apply(parts[0]);
    warning.accept(first);
    if (parts.length > 1) {
      V second = parse.apply(parts[1]);
      if (first.compareTo(second) > 0) {
        throw new UsageException("\"" + text + "\" warns of more than is critical");
      }
      critical.accept(second);
    }
  }

  private static Double share(String text) {
    Matcher percent = PERCENT.matcher(text.strip());
    if (!percent.matches()) {
      throw new UsageException("\"" + text + "\" is no share; give one such as 1% or 0.5%");
    }
    return Double.parseDouble(percent.group(1)) / 100;
  }
}
