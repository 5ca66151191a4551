package dev.brazecdi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PathTemplateTest {
  private static final PathTemplate TEMPLATE = PathTemplate.of("lists/{list_id}/items");

  @Test
  void parametersAreDecoded() {
    assertThat(TEMPLATE.match(url("/lists/a%2Fb%20c/items?cursor=x")))
        .containsOnlyKeys("list_id")
        .containsEntry("list_id", "a/b c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/lists/1",
        "/lists//items",
        "/lists/1/items/",
        "/lists/1/2/items",
        "/lists1/items",
        "/Lists/1/items"
      })
  void otherPathsDoNotMatch(String path) {
    assertThat(TEMPLATE.match(url(path))).isNull();
  }

  @Test
  void expandedPathMatches() {
    String path = TEMPLATE.expand(parameter -> parameter + " a/b");

    assertThat(path).isEqualTo("/lists/list_id%20a%2Fb/items");
    assertThat(TEMPLATE.match(url(path))).containsEntry("list_id", "list_id a/b");
  }

  private static HttpUrl url(String path) {
    return HttpUrl.get("http://localhost" + path);
  }
}
