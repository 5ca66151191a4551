package dev.brazecdi.cli.doctor.probe;

import dev.brazecdi.cli.terminal.Printable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes what a service answered fit to be sent to others. Values become placeholders that keep
 * their form; the same value has the same number everywhere. Only words that are known, and texts
 * that were chosen to be kept, stay, and the latter without the key and without any value that was
 * {@linkplain #learn learned}. Belongs to one thread.
 */
final class Redaction {
  private static final int LONGEST_TEXT = 200;
  private static final int LONGEST_READ = 4000;
  private static final int SHORTEST_PART_OF_KEY = 6;
  private static final int SHORTEST_LEARNED = 2;
  private static final int SHORTEST_ANYWHERE = 5;
  private static final char FIRST_MARK = '\uE000';
  private static final int MOST_MARKS = 6000;
  private static final int MOST_LEARNED = 2000;

  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** Characters that show nothing, and could part a value so that it is not found. */
  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");

  private static final Pattern FOREIGN_MARK = Pattern.compile("[\\uE000-\\uF8FF]");
  private static final List<Pattern> TELLING =
      List.of(
          Pattern.compile("[a-z][a-z0-9+.-]*://[^\\s\"'<>,]+", Pattern.CASE_INSENSITIVE),
          Pattern.compile("[^\\s\"'<>,;:=()\\[\\]]+@[^\\s\"'<>,;()\\[\\]]+"),
          Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"),
          Pattern.compile(
              "[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){3,}"),
          Pattern.compile(
              "(?<![A-Za-z0-9_.-])(?!cdi\\.)[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}"
                  + "(?![A-Za-z0-9_])"),
          Pattern.compile("@\\w+"),
          Pattern.compile("\\b(?!cdi\\.)\\w+\\.\\w+\\.\\w[\\w.]*"),
          Pattern.compile("\\b(?=\\w*[0-9])(?=\\w*[A-Za-z])\\w{6,}\\b"),
          Pattern.compile("\\b[A-Z0-9]+_[A-Z0-9_]+\\b"),
          Pattern.compile("(?=[^\\s]*[0-9])[A-Za-z0-9+/=_%.-]{10,}"),
          Pattern.compile("[A-Za-z0-9+/=_-]{24,}"),
          Pattern.compile("[0-9]{5,}"));

  private final List<String> keys = new ArrayList<>();
  private final Set<String> learned =
      new TreeSet<>(
          Comparator.comparingInt(String::length).reversed().thenComparing(Function.identity()));
  private final Map<String, Pattern> learnedPatterns = new HashMap<>();
  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  /**
   * A redaction that takes out these keys, in whole and in part.
   *
   * @param keys all keys that were sent
   */
  Redaction(List<String> keys) {
    for (String key : keys) {
      this.keys.add(key.toLowerCase(Locale.ROOT));
      this.keys.add(URLEncoder.encode(key, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT));
    }
  }

  /** Has a value disappear from every text that is kept. */
  void learn(String value) {
    if (value.strip().length() >= SHORTEST_LEARNED) {
      learned.add(value.strip());
      String inUrl = URLEncoder.encode(value.strip(), StandardCharsets.UTF_8);
      learned.add(inUrl);
      learned.add(inUrl.replace("+", "%20"));
    }
  }

  /** A placeholder of the value's form, with the value's number. */
  String placeholder(String value) {
    if (isKey(value)) {
      return "[API key]";
    }
    if (value.isEmpty()) {
      return "[empty]";
    }
    int number = numbers.computeIfAbsent(value, v -> numbers.size() + 1);
    return "[" + Form.of(value) + " #" + number + "]";
  }

  private boolean isKey(String value) {
    return keys.contains(value.toLowerCase(Locale.ROOT));
  }

  /** A text that is meant for people: without keys, learned values and whatever looks telling. */
  String text(String text) {
    return clean(text, TELLING);
  }

  /** A name or a word of an API: without keys and learned values. */
  String name(String name) {
    return clean(name, List.of());
  }

  private String clean(String given, List<Pattern> patterns) {
    String text = INVISIBLE.matcher(given).replaceAll("");
    if (text.length() > LONGEST_READ || learned.size() > MOST_LEARNED) {
      return placeholder(text);
    }
    List<String> marks = new ArrayList<>();
    String safe = FOREIGN_MARK.matcher(text).replaceAll("?");
    safe = withoutKeys(safe, marks);
    for (String value : learned) {
      Pattern pattern = learnedPatterns.computeIfAbsent(value, Redaction::pattern);
      safe = pattern.matcher(safe).replaceAll(found -> mark(placeholder(value), marks));
    }
    for (Pattern telling : patterns) {
      safe = telling.matcher(safe).replaceAll(found -> mark(placeholder(found), marks));
    }
    return bounded(expand(Printable.line(safe), marks));
  }

  /** A value wherever it stands, whatever the space between its words. */
  private static Pattern pattern(String value) {
    String words =
        SPACE.splitAsStream(value).map(Pattern::quote).collect(Collectors.joining("\\s+"));
    return Pattern.compile(
        value.length() >= SHORTEST_ANYWHERE
            ? words
            : "(?<![A-Za-z0-9])" + words + "(?![A-Za-z0-9])",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private String placeholder(MatchResult found) {
    return placeholder(found.group());
  }

  /** Every run of characters that stands in a key, if it is long enough to be told from chance. */
  private String withoutKeys(String text, List<String> marks) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.length() != text.length()) {
      return mark("[text of " + text.length() + " characters]", marks); // cannot be compared
    }
    StringBuilder safe = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      int end = endOfKey(lower, i);
      if (end > i) {
        safe.append(mark("[API key]", marks));
        i = end;
      } else {
        safe.append(text.charAt(i++));
      }
    }
    return safe.toString();
  }

  /** Where the longest part of a key ends that begins here; here, if there is none. */
  private int endOfKey(String lower, int from) {
    int longest = from;
    for (String key : keys) {
      int least = Math.min(key.length(), SHORTEST_PART_OF_KEY);
      int end = from + least;
      if (least == 0 || end > lower.length() || !key.contains(lower.substring(from, end))) {
        continue;
      }
      while (end < lower.length() && key.contains(lower.substring(from, end + 1))) {
        end++;
      }
      longest = Math.max(longest, end);
    }
    return longest;
  }

  /** Stands for a placeholder until all is replaced, so that nothing is found in placeholders. */
  private static String mark(String placeholder, List<String> marks) {
    int index = marks.indexOf(placeholder);
    if (index < 0) {
      index = Math.min(marks.size(), MOST_MARKS);
      if (index < MOST_MARKS) {
        marks.add(placeholder);
      }
    }
    return String.valueOf((char) (FIRST_MARK + index));
  }

  private static String expand(String text, List<String> marks) {
    StringBuilder expanded = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      int mark = text.charAt(i) - FIRST_MARK;
      if (mark >= 0 && mark <= MOST_MARKS) {
        expanded.append(mark < marks.size() ? marks.get(mark) : "[…]");
      } else {
        expanded.append(text.charAt(i));
      }
    }
    return expanded.toString();
  }

  private static String bounded(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
  }
}
