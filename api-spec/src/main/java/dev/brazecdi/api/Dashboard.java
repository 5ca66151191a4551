package dev.brazecdi.api;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Braze's dashboard, as far as integrations have a page in it. Immutable.
 *
 * @see <a href="https://www.braze.com/docs/user_guide/data/unification/cloud_ingestion">Braze:
 *     finding your integration ID</a>
 */
public final class Dashboard {
  private static final String PATH = "integrations/cloud_data_ingestion";
  private static final Pattern PAGE =
      Pattern.compile("https?://[^/?#\\s]+/(?:[^?#\\s]*/)?cloud_data_ingestion/([^/?#\\s]+).*");

  private final URI address;

  private Dashboard(URI address) {
    this.address = address;
  }

  /**
   * The dashboard of an instance.
   *
   * @return null if the instance is not a documented one
   */
  public static @Nullable Dashboard of(Instance instance) {
    URI address = instance.dashboard();
    return address == null ? null : new Dashboard(address);
  }

  /**
   * The page of an integration.
   *
   * @param integrationId its id; not blank
   */
  public URI integration(String integrationId) {
    HttpUrl base = requireNonNull(HttpUrl.parse(address.toString()), "address");
    return base.newBuilder().addPathSegments(PATH).addPathSegment(integrationId).build().uri();
  }

  /**
   * The integration whose page this is the address of.
   *
   * @param address as it is copied from a browser
   * @return its id; null if it is no such address
   */
  public static @Nullable String integrationId(String address) {
    Matcher page = PAGE.matcher(address.strip());
    if (!page.matches()) {
      return null;
    }
    try {
      String id = URLDecoder.decode(page.group(1).replace("+", "%2B"), StandardCharsets.UTF_8);
      return id.isBlank() || id.equals(".") || id.equals("..") ? null : id;
    } catch (IllegalArgumentException e) {
      return null; // a broken escape
    }
  }

  /** The address. */
  @Override
  public String toString() {
    return address.toString();
  }
}
