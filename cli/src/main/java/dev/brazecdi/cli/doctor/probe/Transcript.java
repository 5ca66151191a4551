package dev.brazecdi.cli.doctor.probe;

import dev.brazecdi.cli.connection.Endpoint;
import dev.brazecdi.cli.terminal.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The requests and responses of a probe, in order, and the names in them that may be shown. */
public final class Transcript {
  private static final int MIN_PART = 4;
  private static final int KEY_PART = 6;
  private static final String NAME = "(?=.{1,40}$)[A-Za-z]+[0-9]{0,3}([-_][A-Za-z]+[0-9]{0,3})*";

  final Endpoint target;
  final String wrongKey;
  public final List<RecordedResponse> responses;

  /** Parts of the keys and words of all values, in lower case, without documented words. */
  private final Set<String> hidden = new HashSet<>();

  Transcript(Endpoint target, String wrongKey, List<RecordedResponse> responses) {
    this.target = target;
    this.wrongKey = wrongKey;
    this.responses = List.copyOf(responses);
    for (RecordedResponse response : responses) {
      hide(response.json());
      response.headers().forEach(header -> hide(header.getSecond()));
      hide(response.url().encodedPath() + " " + response.url().encodedQuery());
    }
    words(String.join(" ", KnownWords.ALL)).forEach(hidden::remove);
    for (String key : List.of(target.key(), wrongKey)) {
      hide(key);
      for (int i = 0; i + KEY_PART <= key.length(); i++) {
        hidden.add(key.substring(i, i + KEY_PART).toLowerCase(Locale.ROOT));
      }
    }
  }

  List<RecordedResponse> answered() {
    return responses.stream().filter(response -> response.status() != 0).toList();
  }

  List<RecordedResponse> pages() {
    return responses.stream().filter(RecordedResponse::isPage).toList();
  }

  /** Returns the distinct pages of sync statuses or of integrations. */
  public List<RecordedResponse> pages(boolean ofSyncs) {
    return pages().stream()
        .filter(page -> page.question().error == null && page.question().isOfSyncs() == ofSyncs)
        .filter(page -> page.question() != Question.SYNCS_BACK) // the first page again
        .toList();
  }

  private void hide(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      map.values().forEach(this::hide);
    } else if (value instanceof List<?> list) {
      list.forEach(this::hide);
    } else if (value instanceof String text) {
      hidden.addAll(words(text));
    }
  }

  private static List<String> words(String text) {
    return List.of(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"));
  }

  /** Returns a documented or harmless name as it is, any other as its length. */
  String name(String name) {
    boolean shown = KnownWords.isKnown(name) || isHarmless(name.toLowerCase(Locale.ROOT));
    return shown ? name : "[name of " + Text.plural(name.length(), "character") + "]";
  }

  /** Returns whether a name has the usual form, no hidden word and no part that is hidden. */
  private boolean isHarmless(String name) {
    List<String> words = words(name);
    return name.matches(NAME)
        && hidden.stream()
            .noneMatch(it -> words.contains(it) || (it.length() >= MIN_PART && name.contains(it)));
  }
}
