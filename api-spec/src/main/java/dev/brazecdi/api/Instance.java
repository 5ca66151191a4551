package dev.brazecdi.api;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An instance of Braze: the addresses of its REST API and its dashboard.
 *
 * <p>{@link Instances} has those that are documented. Their list grows, so any https address makes
 * an instance as well. Immutable.
 *
 * @see <a
 *     href="https://www.braze.com/docs/user_guide/administrative/access_braze/sdk_endpoints/">Braze:
 *     instances</a>
 */
public final class Instance {
  private final String name;
  private final URI url;
  private final @Nullable URI dashboard;

  Instance(String name, String url, @Nullable String dashboard) {
    this.name = name;
    this.url = URI.create(url);
    this.dashboard = dashboard == null ? null : URI.create(dashboard);
  }

  /** Returns the documented instances; unmodifiable. */
  public static List<Instance> values() {
    return Instances.ALL;
  }

  /**
   * Returns the instance with a name or address.
   *
   * @param text a name ({@code US-03}), a region ({@code iad-03}), a host or an https URL of the
   *     REST API or the dashboard; without case
   * @throws IllegalArgumentException if it is none of these
   */
  public static Instance parse(String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    String host = wanted.startsWith("https://") ? host(wanted) : wanted;
    for (Instance instance : values()) {
      if (instance.isCalled(wanted) || instance.isAt(host)) {
        return instance;
      }
    }
    if (wanted.startsWith("https://") && !host.isEmpty()) {
      String path = text.strip().replaceFirst("/+$", "");
      return new Instance(host, path, null);
    }
    throw new IllegalArgumentException(
        "\""
            + text
            + "\" is no instance of Braze; use one of "
            + values().stream().map(Instance::name).collect(Collectors.joining(", "))
            + ", or the https address of its REST API");
  }

  /** Returns the name, such as {@code US-03}; the host if the instance is not documented. */
  public String name() {
    return name;
  }

  /** Returns the address of the REST API. */
  public URI url() {
    return url;
  }

  /** Returns the address of the dashboard; null if the instance is not documented. */
  public @Nullable URI dashboard() {
    return dashboard;
  }

  private boolean isCalled(String wanted) {
    return name.toLowerCase(Locale.ROOT).equals(wanted)
        || url.getHost().startsWith("rest." + wanted + ".");
  }

  private boolean isAt(String host) {
    return url.getHost().equals(host) || (dashboard != null && dashboard.getHost().equals(host));
  }

  private static String host(String url) {
    try {
      String host = URI.create(url).getHost();
      return host == null ? "" : host;
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Instance that && url.equals(that.url);
  }

  @Override
  public int hashCode() {
    return url.hashCode();
  }

  /** Returns the name. */
  @Override
  public String toString() {
    return name;
  }
}
