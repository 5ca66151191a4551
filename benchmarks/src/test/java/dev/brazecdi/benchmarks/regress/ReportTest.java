package dev.brazecdi.benchmarks.regress;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.Moshi;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportTest {
  private static final Subject SUBJECT = new Subject("decode-page", "x.Y.z", List.of());
  private static final Comparison SLOWER =
      new Comparison(1.2, 1.15, 1.25, List.of(1.2, 1.2), 5_100, 4_336, 4_336, 0);
  private static final Comparison ALIKE =
      new Comparison(1.01, 0.99, 1.02, List.of(1.0, 1.02), 5_100, 4_336, 4_352, 0);
  private static final Comparison UNCLEAR =
      new Comparison(1.02, 0.98, 1.06, List.of(0.98, 1.06), 5_100, 4_336, 4_336, 0);

  @Test
  void whatIsSlowerTwiceFails() {
    RegressionResult result = new RegressionResult(SUBJECT, SLOWER, SLOWER, 0.03);

    assertThat(result.isFailure()).isTrue();
    assertThat(report(result).table())
        .contains("decode-page  slower", "× 1.200", "1.150 – 1.250", "after a second look")
        .contains("1 got worse of 1")
        .contains("95.00 % confidence", "above 3.0 %");
  }

  @Test
  void whatIsSlowerOnceDoesNot() {
    RegressionResult result = new RegressionResult(SUBJECT, SLOWER, ALIKE, 0.03);

    assertThat(result.isFailure()).isFalse();
    assertThat(report(result).markdown())
        .startsWith("| path | verdict | time |")
        .contains("| decode-page | alike | × 1.010 | 0.990 – 1.020 | 5,100.0 | 4,336 → 4,352 |")
        .contains("nothing got worse of 1");
  }

  @Test
  void whatBaseDoesNotHaveIsNoFailure() {
    RegressionResult result = new RegressionResult(SUBJECT, null, null, 0.03);
    RegressionResult other = new RegressionResult(SUBJECT, ALIKE, null, 0.03);

    assertThat(result.isFailure()).isFalse();
    assertThat(report(result, other).table())
        .contains("decode-page  not in base")
        .contains("nothing got worse of 1, 1 not in base;");
  }

  @Test
  void whatCannotBeToldIsCountedAndNoFailure() {
    RegressionResult result = new RegressionResult(SUBJECT, UNCLEAR, null, 0.03);

    assertThat(result.isFailure()).isFalse();
    assertThat(report(result).table())
        .contains("decode-page  unclear  × 1.020")
        .contains("nothing got worse of 1, 1 unclear;");
  }

  @Test
  void aGlanceFailsNothing() throws Exception {
    Report glance =
        new Report(List.of(new RegressionResult(SUBJECT, SLOWER, SLOWER, 0.03)), 0.95, 3, false);

    assertThat(glance.isFailure()).isFalse();
    assertThat(glance.json()).contains("\"failed\": false");
  }

  @Test
  void programsGetEverything() throws Exception {
    String json = report(new RegressionResult(SUBJECT, SLOWER, ALIKE, 0.03)).json();

    Map<?, ?> root = new Moshi.Builder().build().adapter(Map.class).fromJson(json);

    assertThat(root).isNotNull();
    assertThat(root.get("failed")).isEqualTo(false);
    Map<?, ?> path = (Map<?, ?>) requireNonNull((List<?>) root.get("paths")).get(0);
    assertThat(path.get("verdict")).isEqualTo("alike");
    List<?> looks = requireNonNull((List<?>) path.get("looks"));
    assertThat(looks).hasSize(2);
    assertThat(((Map<?, ?>) looks.get(1)).get("head_bytes")).isEqualTo(4352.0);
    assertThat(((Map<?, ?>) looks.get(0)).get("ratio_of_each_jvm")).isEqualTo(List.of(1.2, 1.2));
  }

  @Test
  void aPathIsDrawn(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("decode-page.png");
    Plot.write("decode-page", SLOWER, 0.03, file);

    assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(720);
  }

  private static Report report(RegressionResult... results) {
    return new Report(List.of(results), 0.95, 3, true);
  }
}
