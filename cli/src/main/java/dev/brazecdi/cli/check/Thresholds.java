package dev.brazecdi.cli.check;

import dev.brazecdi.api.Integration;
import dev.brazecdi.cli.terminal.Durations;
import dev.brazecdi.cli.terminal.UsageException;
import dev.brazecdi.cli.terminal.Yaml;
import dev.brazecdi.health.HealthPolicy;
import dev.brazecdi.health.StreakThreshold;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * From where on {@code check} warns: what the options say, what a file says for all, and, before
 * both, what it says for one integration, by its id or its name.
 */
final class Thresholds implements Function<Integration, HealthPolicy> {
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)\\s?%");
  private static final String INTEGRATIONS = "integrations";

  /** The settings there are, with what each does to a policy. */
  private static final Map<String, Setting> SETTINGS = settings();

  private final HealthPolicy common;
  private final Map<String, HealthPolicy> own = new LinkedHashMap<>();
  private final List<String> met = new ArrayList<>();

  private Thresholds(HealthPolicy common) {
    this.common = common;
  }

  /**
   * Reads them.
   *
   * @param file the file; null for none
   * @param options what the options say, by the settings' names
   * @throws UsageException if something is not right
   */
  static Thresholds of(@Nullable String file, Map<String, String> options) {
    Map<String, Object> settings = file == null ? Map.of() : Yaml.map(read(file), file);
    Map<String, Object> forAll = new LinkedHashMap<>(settings);
    Object perIntegration = forAll.remove(INTEGRATIONS);
    String place = String.valueOf(file);
    HealthPolicy common = changed(HealthPolicy.defaults(), forAll, place);
    common = changed(common, new LinkedHashMap<>(options), "the command line");
    Thresholds thresholds = new Thresholds(common);
    for (Map.Entry<String, Object> one :
        Yaml.map(perIntegration, INTEGRATIONS + " in " + place).entrySet()) {
      String of = place + ", integration " + one.getKey();
      thresholds.own.put(key(one.getKey()), changed(common, Yaml.map(one.getValue(), of), of));
    }
    return thresholds;
  }

  private static @Nullable Object read(String file) {
    try {
      return Yaml.read(Path.of(file));
    } catch (InvalidPathException e) {
      throw new UsageException("\"" + file + "\" is no name of a file");
    }
  }

  private static HealthPolicy changed(
      HealthPolicy policy, Map<String, Object> settings, String place) {
    HealthPolicy.Builder builder = policy.toBuilder();
    settings.forEach(
        (name, value) -> {
          Setting setting = SETTINGS.get(name);
          if (setting == null) {
            throw new UsageException(
                "\""
                    + name
                    + "\" in "
                    + place
                    + " is no threshold; there are: "
                    + String.join(", ", SETTINGS.keySet()));
          }
          try {
            setting.apply(builder, Yaml.text(value, name + " in " + place));
          } catch (UsageException | IllegalArgumentException e) {
            throw new UsageException(name + " in " + place + ": " + e.getMessage());
          }
        });
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

  /** The integrations of the file that none of those that were judged was. */
  List<String> unmet() {
    return own.keySet().stream().filter(key -> !met.contains(key)).toList();
  }

  private static String key(String idOrName) {
    return idOrName.strip().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Setting> settings() {
    Map<String, Setting> settings = new LinkedHashMap<>();
    settings.put(
        "partial",
        pair(
            Thresholds::share,
            HealthPolicy.Builder::partialWarning,
            HealthPolicy.Builder::partialCritical));
    settings.put(
        "overdue",
        pair(
            Durations::duration,
            HealthPolicy.Builder::overdueWarning,
            HealthPolicy.Builder::overdueCritical));
    settings.put(
        "running",
        pair(
            Durations::duration,
            HealthPolicy.Builder::runningWarning,
            HealthPolicy.Builder::runningCritical));
    settings.put("no-rows", (builder, text) -> builder.noRows(StreakThreshold.parse(text)));
    settings.put(
        "watermark-unmoved",
        (builder, text) -> builder.watermarkUnmoved(StreakThreshold.parse(text)));
    settings.put(
        "watermark-ahead", (builder, text) -> builder.watermarkTolerance(Durations.duration(text)));
    return settings;
  }

  /**
   * A value to warn from and, behind a colon, one that is critical; without, that stays, but for a
   * warning beyond it.
   */
  private static <V extends Comparable<V>> Setting pair(
      Function<String, V> parse,
      BiConsumer<HealthPolicy.Builder, V> warning,
      BiConsumer<HealthPolicy.Builder, V> critical) {
    return (builder, text) -> {
      int colon = text.indexOf(':');
      V first = parse.apply(colon < 0 ? text : text.substring(0, colon));
      warning.accept(builder, first);
      if (colon >= 0) {
        V second = parse.apply(text.substring(colon + 1));
        if (first.compareTo(second) > 0) {
          throw new UsageException("\"" + text + "\" warns of more than is critical");
        }
        critical.accept(builder, second);
      }
    };
  }

  private static Double share(String text) {
    Matcher percent = PERCENT.matcher(text.strip());
    if (!percent.matches()) {
      throw new UsageException("\"" + text + "\" is no share; give one such as 1% or 0.5%");
    }
    return Double.parseDouble(percent.group(1)) / 100;
  }

  /** What a setting does to a policy. */
  @FunctionalInterface
  private interface Setting {
    void apply(HealthPolicy.Builder builder, String text);
  }
}
