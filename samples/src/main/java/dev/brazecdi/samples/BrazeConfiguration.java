package dev.brazecdi.samples;

import dev.brazecdi.api.Instance;
import dev.brazecdi.client.ApiKey;
import dev.brazecdi.client.BrazeCdiClient;
import dev.brazecdi.health.HealthCheck;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spring Boot: one client for the application, closed with it. */
@Configuration(proxyBeanMethods = false)
class BrazeConfiguration {
  @Bean
  BrazeCdiClient brazeCdi(
      @Value("${braze.instance}") String instance, @Value("${braze.api-key-file}") Path key) {
    return BrazeCdiClient.builder()
        .instance(Instance.parse(instance))
        .apiKey(ApiKey.fromFile(key))
        .build();
  }

  @Bean
  HealthCheck brazeHealth(BrazeCdiClient braze) {
    return HealthCheck.of(braze);
  }
}
