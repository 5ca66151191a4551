package dev.brazecdi.cli.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brazecdi.cli.fixtures.Run;
import dev.brazecdi.cli.terminal.ExitCode;
import dev.brazecdi.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProfileTest {
  private static final String ID = "2f1a7c54-7a0c-4f6e-9b61-0d2f6f0c8a11";

  private final Sandbox sandbox = Sandbox.builder().integration(ID, 3).start();

  @TempDir private Path home;

  @BeforeEach
  void writeConfiguration() throws IOException {
    Files.writeString(home.resolve("key"), sandbox.apiKey() + "\n");
    configuration(
        """
        profiles:
          file:
            base-url: %s
            api-key-file: ~/key
          variable:
            base-url: %s
            api-key-variable: KEY_OF_OURS
          broken:
            instanz: US-03
        """
            .formatted(sandbox.baseUrl(), sandbox.baseUrl()));
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void profileSaysWhereAndWithWhichKey() {
    assertThat(run().go("syncs", "--profile", "file", ID).lines()).hasSize(3);
    assertThat(
            run()
                .with("KEY_OF_OURS", sandbox.apiKey())
                .go("syncs", "--profile", "variable", ID)
                .code)
        .isZero();
    assertThat(run().with("BRAZECDI_PROFILE", "file").go("syncs", ID).code).isZero();
  }

  @Test
  void settingsOfTheEnvironmentDoNotMixWithAProfile() {
    Run run =
        run()
            .with("BRAZE_API_KEY", "ANOTHER-KEY")
            .with("BRAZE_INSTANCE", "US-01")
            .go("syncs", "--profile", "file", ID);

    assertThat(run.code).as(run.err()).isZero();
  }

  @Test
  void whatIsWrongIsOneLine() throws IOException {
    assertFailure("gone", "there is no profile \"gone\"", "there are: broken, file, variable");
    assertFailure("variable", "takes the API key from KEY_OF_OURS, which is not set");
    assertFailure(
        "broken",
        "\"instanz\" in profile broken",
        "api-key-file, base-url, instance, api-key-variable");
    configuration("profiles: {variable: {api-key-variable: 1a2b-SECRET-KEY}}");
    Run run = run().go("syncs", "--profile", "variable", ID);
    assertThat(run.err()).contains("a doubtful name").doesNotContain("SECRET-KEY");
    configuration("profiles: 3");
    assertFailure("file", "is no mapping");
    Files.delete(home.resolve(".config/brazecdi/config.yaml"));
    assertFailure("file", "config.yaml cannot be read: no such file");
  }

  @Test
  void otherFileMayBeNamed() throws IOException {
    Path other =
        Files.writeString(
            home.resolve("other.yaml"),
            "profiles: {x: {base-url: '" + sandbox.baseUrl() + "', api-key-file: ~/key}}");

    Run run = run().with("BRAZECDI_CONFIG", other.toString()).go("syncs", "--profile", "x", ID);

    assertThat(run.code).as(run.err()).isZero();
  }

  private void configuration(String text) throws IOException {
    Path folder = Files.createDirectories(home.resolve(".config/brazecdi"));
    Files.writeString(folder.resolve("config.yaml"), text);
  }

  private void assertFailure(String profile, String... parts) {
    Run run = run().go("syncs", "--profile", profile, ID);
    assertThat(run.code).as(run.err()).isEqualTo(ExitCode.USAGE.number());
    assertThat(run.err().lines()).singleElement().asString().contains(parts);
  }

  private Run run() {
    return Run.of().with("HOME", home.toString());
  }
}
