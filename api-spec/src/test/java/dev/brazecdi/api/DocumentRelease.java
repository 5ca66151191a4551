package dev.brazecdi.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.openapitools.openapidiff.core.model.BackwardIncompatibleProp.OPERATION_ID_CHANGED;
import static org.openapitools.openapidiff.core.model.BackwardIncompatibleProp.REQUEST_MIN_LENGTH_INCREASED;

import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.ConsoleRender;

/**
 * A released document and the one that may follow it.
 *
 * @param released the text of the last released document
 * @param current the text of the present one
 */
record DocumentRelease(String released, String current) {
  private static final Pattern VERSION =
      Pattern.compile("(?m)^  version: (\\d+)\\.(\\d+)\\.(\\d+)$");

  /** What openapi-diff finds; {@link ChangedOpenApi#isIncompatible()} is its verdict. */
  ChangedOpenApi difference() {
    OpenApiDiffOptions options =
        OpenApiDiffOptions.builder()
            .configProperty(REQUEST_MIN_LENGTH_INCREASED.getPropertyName(), "true")
            .configProperty(OPERATION_ID_CHANGED.getPropertyName(), "true")
            .build();
    return OpenApiCompare.fromContents(released, current, null, options);
  }

  /** The promises that openapi-diff does not look after and the present document breaks. */
  List<Promises.Broken> brokenPromises() {
    return Promises.broken(released, current);
  }

  private List<String> breakingChanges() {
    List<String> changes = new ArrayList<>();
    brokenPromises().forEach(promise -> changes.add(promise.text()));
    ChangedOpenApi difference = difference();
    if (difference.isIncompatible()) {
      ByteArrayOutputStream report = new ByteArrayOutputStream();
      new ConsoleRender().render(difference, new OutputStreamWriter(report, UTF_8));
      changes.add("openapi-diff finds the documents incompatible:\n" + report.toString(UTF_8));
    }
    return changes;
  }

  /** Whether the version says that there may be breaking changes: the minor one does for 0.x. */
  boolean mayBreak() {
    Matcher before = version(released);
    Matcher now = version(current);
    int major = Integer.compare(number(now, 1), number(before, 1));
    boolean minorCounts = number(before, 1) == 0;
    return major > 0 || (major == 0 && minorCounts && number(now, 2) > number(before, 2));
  }

  /** What is wrong and what to do about it; empty if nothing is. */
  String complaint() {
    List<String> changes = mayBreak() ? List.of() : breakingChanges();
    if (changes.isEmpty()) {
      return "";
    }
    String version = version(released).group().strip();
    return "api-spec/openapi.yaml breaks what was released with "
        + version
        + ":\n  - "
        + String.join("\n  - ", changes)
        + "\nEither undo that, or move info.version in api-spec/openapi.yaml: the major one, or the"
        + " minor one while the major one is 0."
        + "\nA release replaces what is compared with:"
        + " cp api-spec/openapi.yaml api-spec/released/openapi.yaml";
  }

  private static Matcher version(String document) {
    Matcher version = VERSION.matcher(document);
    if (!version.find()) {
      throw new IllegalArgumentException("the document has no info.version such as 1.2.3");
    }
    return version;
  }

  private static int number(Matcher version, int group) {
    return Integer.parseInt(version.group(group));
  }
}
