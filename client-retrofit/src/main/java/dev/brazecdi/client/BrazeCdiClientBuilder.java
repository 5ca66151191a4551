package dev.brazecdi.client;

import static java.util.Objects.requireNonNull;

import dev.brazecdi.api.CdiApi;
import dev.brazecdi.api.Instance;
import dev.brazecdi.core.TimeSource;
import dev.brazecdi.core.ratelimit.Quota;
import dev.brazecdi.core.ratelimit.RateLimited;
import dev.brazecdi.core.ratelimit.RateLimiter;
import dev.brazecdi.core.retry.RetryPolicy;
import dev.brazecdi.retrofit.ClientListener;
import dev.brazecdi.retrofit.RateLimitInterceptor;
import dev.brazecdi.retrofit.RetryAfterInterceptor;
import dev.brazecdi.retrofit.RetryInterceptor;
import dev.brazecdi.retrofit.WholeBodyInterceptor;
import java.net.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * A builder of a {@link BrazeCdiClient}. Only the address and the API key are required. Not
 * thread-safe.
 */
public final class BrazeCdiClientBuilder {
  /** The environment variable with the name of the instance, such as {@code US-03}. */
  public static final String INSTANCE_VARIABLE = "BRAZE_INSTANCE";

  /** The environment variable with the URL of the REST API, instead of the instance. */
  public static final String ENDPOINT_VARIABLE = "BRAZE_REST_ENDPOINT";

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

  private static final Set<String> OPERATIONS =
      Arrays.stream(CdiApi.class.getMethods())
          .map(method -> method.getAnnotation(RateLimited.class))
          .filter(Objects::nonNull)
          .map(RateLimited::operation)
          .collect(Collectors.toCollection(TreeSet::new));

  private @Nullable HttpUrl baseUrl;
  private @Nullable ApiKey apiKey;
  private @Nullable OkHttpClient okHttpClient;
  private @Nullable Duration connectTimeout;
  private @Nullable Duration readTimeout;
  private @Nullable Proxy proxy;
  private String userAgent = "brazecdi-java";
  private @Nullable RateLimiter rateLimiter;
  private final Map<String, Quota> quotas = new HashMap<>();
  private RetryPolicy retryPolicy = RetryPolicy.DEFAULT;
  private ClientListener listener = ClientListener.NONE;
  private TimeSource time = TimeSource.system();
  private Duration pollInterval = Duration.ofSeconds(30);

  BrazeCdiClientBuilder() {}

  /** Sets the Braze instance. Required unless {@link #baseUrl} is set. */
  public BrazeCdiClientBuilder instance(Instance instance) {
    return baseUrl(instance.url().toString());
  }

  /**
   * Sets the URL of the REST API: https, or http on a loopback address. Required unless {@link
   * #instance} is set.
   *
   * @throws IllegalArgumentException if the URL is invalid
   */
  public BrazeCdiClientBuilder baseUrl(String baseUrl) {
    this.baseUrl = parse(baseUrl);
    return this;
  }

  /** Sets the API key. Required. */
  public BrazeCdiClientBuilder apiKey(ApiKey apiKey) {
    this.apiKey = requireNonNull(apiKey, "apiKey");
    return this;
  }

  /**
   * Sets the URL and the API key from environment variables, unless they are set: {@code
   * BRAZE_INSTANCE} or {@code BRAZE_REST_ENDPOINT}, and {@code BRAZE_API_KEY} or {@code
   * BRAZE_API_KEY_FILE}.
   *
   * @param environment such as {@link System#getenv()}
   * @throws IllegalArgumentException if a variable has an invalid value
   */
  public BrazeCdiClientBuilder fromEnv(Map<String, String> environment) {
    if (baseUrl == null) {
      String instance = environment.getOrDefault(INSTANCE_VARIABLE, "");
      String endpoint = environment.getOrDefault(ENDPOINT_VARIABLE, "");
      if (!instance.isBlank()) {
        instance(Instance.parse(instance));
      } else if (!endpoint.isBlank()) {
        baseUrl(endpoint);
      }
    }
    if (apiKey == null && ApiKey.isIn(environment)) {
      apiKey(ApiKey.fromEnv(environment));
    }
    return this;
  }

  /**
   * Sets the OkHttpClient whose connections, dispatcher, interceptors and timeouts are used; it is
   * never closed. A trigger never uses an idle connection of its pool, because that may be stale
   * and a trigger is never sent twice. Its call timeout is ignored, because it would end calls that
   * wait for the rate limit: use {@link CallOptions} and {@link
   * dev.brazecdi.core.paging.PagedIterable#timeout}. Defaults to a new one.
   */
  public BrazeCdiClientBuilder okHttpClient(OkHttpClient okHttpClient) {
    this.okHttpClient = requireNonNull(okHttpClient, "okHttpClient");
    return this;
  }

  /** Sets the connect timeout. Defaults to ten seconds, or to that of {@link #okHttpClient}. */
  public BrazeCdiClientBuilder connectTimeout(Duration connectTimeout) {
    this.connectTimeout = requireNonNull(connectTimeout, "connectTimeout");
    return this;
  }

  /** Sets the read timeout. Defaults to thirty seconds, or to that of {@link #okHttpClient}. */
  public BrazeCdiClientBuilder readTimeout(Duration readTimeout) {
    this.readTimeout = requireNonNull(readTimeout, "readTimeout");
    return this;
  }

  /** Sets the proxy. Defaults to that of the JVM, or to that of {@link #okHttpClient}. */
  public BrazeCdiClientBuilder proxy(Proxy proxy) {
    this.proxy = requireNonNull(proxy, "proxy");
    return this;
  }

  /**
   * Sets a suffix of the {@code User-Agent}, such as the name and version of your program. Defaults
   * to none.
   */
  public BrazeCdiClientBuilder userAgentSuffix(String suffix) {
    if (!suffix.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw new IllegalArgumentException(
          "\"" + suffix + "\" holds characters that no header can; use visible ASCII");
    }
    this.userAgent = "brazecdi-java " + suffix;
    return this;
  }

  /** Sets the rate limiter of the workspace; clients may share it. Defaults to a new one. */
  public BrazeCdiClientBuilder rateLimiter(RateLimiter rateLimiter) {
    this.rateLimiter = requireNonNull(rateLimiter, "rateLimiter");
    return this;
  }

  /**
   * Sets the quota of an operation, if your contract with Braze differs from the documentation. The
   * server's headers take precedence; in a shared rate limiter the first client's quota counts.
   * Defaults to the documented quota.
   *
   * @param quota the quota of an operation such as {@code listJobSyncStatuses}
   * @throws IllegalArgumentException if the operation is unknown
   */
  public BrazeCdiClientBuilder quota(Quota quota) {
    if (!OPERATIONS.contains(quota.operation())) {
      throw new IllegalArgumentException(
          "\"" + quota.operation() + "\" is no operation; there are " + OPERATIONS);
    }
    quotas.put(quota.operation(), quota);
    return this;
  }

  /** Sets the retry policy. Defaults to {@link RetryPolicy#DEFAULT}. */
  public BrazeCdiClientBuilder retryPolicy(RetryPolicy retryPolicy) {
    this.retryPolicy = requireNonNull(retryPolicy, "retryPolicy");
    return this;
  }

  /** Sets a listener for waits, retries and responses. Defaults to none. */
  public BrazeCdiClientBuilder listener(ClientListener listener) {
    this.listener = requireNonNull(listener, "listener");
    return this;
  }

  /** Sets the clock, for tests. Defaults to {@link TimeSource#system()}. */
  public BrazeCdiClientBuilder timeSource(TimeSource time) {
    this.time = requireNonNull(time, "time");
    return this;
  }

  /** Sets the poll interval of {@link BrazeCdiClient#awaitSync}. Defaults to thirty seconds. */
  public BrazeCdiClientBuilder pollInterval(Duration pollInterval) {
    if (pollInterval.isNegative() || pollInterval.isZero()) {
      throw new IllegalArgumentException("pollInterval > 0: " + pollInterval);
    }
    this.pollInterval = pollInterval;
    return this;
  }

  /**
   * Returns a new client.
   *
   * @throws IllegalStateException if the URL or the API key is not set
   */
  public BrazeCdiClient build() {
    if (baseUrl == null) {
      throw new IllegalStateException(
          "no address: set instance(…) or baseUrl(…), or in the environment BRAZE_INSTANCE to a name"
              + " such as US-03, or BRAZE_REST_ENDPOINT to the address of the REST API");
    }
    if (apiKey == null) {
      throw new IllegalStateException(
          "no API key: set apiKey(…), or in the environment BRAZE_API_KEY to the key, or"
              + " BRAZE_API_KEY_FILE to a file that holds it");
    }
    RateLimiter limiter = rateLimiter == null ? RateLimiter.create() : rateLimiter;
    OkHttpClient.Builder http =
        (okHttpClient == null ? new OkHttpClient() : okHttpClient)
            .newBuilder()
            // The key goes to no other server.
            .followRedirects(false)
            .followSslRedirects(false)
            .callTimeout(Duration.ZERO)
            .addInterceptor(new AuthenticationInterceptor(baseUrl, apiKey, userAgent))
            .addInterceptor(
                new RetryInterceptor(retryPolicy, listener, time, new java.util.Random()))
            .addInterceptor(new WholeBodyInterceptor())
            .addInterceptor(new RateLimitInterceptor(limiter, quotas, listener, time))
            .addNetworkInterceptor(new RetryAfterInterceptor());
    if (connectTimeout != null) {
      http.connectTimeout(connectTimeout);
    }
    if (readTimeout != null || okHttpClient == null) {
      http.readTimeout(readTimeout == null ? Duration.ofSeconds(30) : readTimeout);
    }
    if (proxy != null) {
      http.proxy(proxy);
    }
    return new RetrofitBrazeCdiClient(
        baseUrl, http.build(), okHttpClient == null, time, pollInterval);
  }

  /** Does not show the key. */
  @Override
  public String toString() {
    return "BrazeCdiClientBuilder(" + baseUrl + ")";
  }

  private static HttpUrl parse(String text) {
    HttpUrl url = HttpUrl.parse(text.strip());
    if (url == null) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no base URL; it looks like https://rest.iad-03.braze.com");
    }
    if (!url.isHttps() && !LOOPBACK.contains(url.host())) {
      throw new IllegalArgumentException(
          "\"" + url.redact() + "\" would send the API key in the clear; use https");
    }
    if (!url.username().isEmpty() || url.query() != null || url.fragment() != null) {
      throw new IllegalArgumentException(
          "\"%s\" holds more than an address; leave user, query and fragment out"
              .formatted(url.redact()));
    }
    return url.encodedPath().endsWith("/") ? url : url.newBuilder().addPathSegment("").build();
  }
}
