package dev.brazecdi.samples;

import com.squareup.moshi.Moshi;
import dev.brazecdi.api.ApiJsonAdapters;
import dev.brazecdi.api.CdiApi;
import dev.brazecdi.core.ratelimit.RateLimiter;
import dev.brazecdi.core.retry.RetryPolicy;
import dev.brazecdi.retrofit.CursorInterceptor;
import dev.brazecdi.retrofit.RateLimitInterceptor;
import dev.brazecdi.retrofit.RetryAfterInterceptor;
import dev.brazecdi.retrofit.RetryInterceptor;
import okhttp3.OkHttpClient;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;

/**
 * The generated interface on an OkHttpClient and a Retrofit of your own, with the limiter in it.
 */
final class InterceptorsOfYourOwnClient {
  private InterceptorsOfYourOwnClient() {}

  static CdiApi api(String baseUrl, String key, RateLimiter limiter) {
    OkHttpClient http =
        new OkHttpClient.Builder()
            .retryOnConnectionFailure(false) // OkHttp would send a trigger a second time
            .followRedirects(false) // the key is for this host only
            .addInterceptor(
                chain ->
                    chain.proceed(
                        chain
                            .request()
                            .newBuilder()
                            .header("Authorization", "Bearer " + key)
                            .build()))
            .addInterceptor(new CursorInterceptor()) // without it every page is the first one
            .addInterceptor(new RetryInterceptor(RetryPolicy.DEFAULT))
            .addInterceptor(new RateLimitInterceptor(limiter)) // within: a server counts attempts
            .addNetworkInterceptor(new RetryAfterInterceptor()) // OkHttp would repeat a 503
            .build();
    Moshi moshi = new Moshi.Builder().add(ApiJsonAdapters.FACTORY).build();
    return new Retrofit.Builder()
        .baseUrl(baseUrl)
        .client(http)
        .addConverterFactory(MoshiConverterFactory.create(moshi))
        .build()
        .create(CdiApi.class);
  }
}
