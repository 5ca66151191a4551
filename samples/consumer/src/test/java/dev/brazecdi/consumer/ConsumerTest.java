package dev.brazecdi.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brazecdi.client.ApiKey;
import dev.brazecdi.client.BrazeCdiClient;
import dev.brazecdi.sandbox.junit.SandboxExtension;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class ConsumerTest {
  @RegisterExtension final SandboxExtension sandbox = SandboxExtension.withSyncs(25);

  @Test
  void clientWorksWithWhatItsPomsBring() {
    try (BrazeCdiClient braze =
        BrazeCdiClient.builder()
            .baseUrl(sandbox.baseUrl())
            .apiKey(ApiKey.of(sandbox.apiKey()))
            .build()) {
      assertThat(braze.jobSyncStatuses(sandbox.integrationId())).hasSize(25);
    }
  }

  @Test
  void thereIsOneOkHttpAndOneOkio() {
    assertThat(jars("okhttp")).singleElement().asString().startsWith("okhttp-jvm-5.");
    assertThat(jars("okio")).singleElement().asString().startsWith("okio-jvm-3.");
    assertThat(jars("retrofit")).hasSize(1);
    assertThat(jars("moshi")).hasSize(1);
  }

  private static List<String> jars(String prefix) {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).getFileName().toString())
        .filter(name -> name.startsWith(prefix) && name.endsWith(".jar"))
        .toList();
  }
}
