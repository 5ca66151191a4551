package dev.brazecdi.cli.connection;

import dev.brazecdi.api.Dashboard;
import dev.brazecdi.api.Integration;
import dev.brazecdi.api.IntegrationIds;
import dev.brazecdi.cli.terminal.Printable;
import dev.brazecdi.cli.terminal.UsageException;
import dev.brazecdi.client.BrazeCdiClient;
import dev.brazecdi.client.ForbiddenException;
import dev.brazecdi.client.UnauthorizedException;
import dev.brazecdi.core.CancellationToken;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the integrations that are meant, and lists them once at most. */
public final class Integrations {
  private final BrazeCdiClient braze;
  private final CancellationToken cancellation;
  private @Nullable List<Integration> listed;

  Integrations(BrazeCdiClient braze, CancellationToken cancellation) {
    this.braze = braze;
    this.cancellation = cancellation;
  }

  /** All of the workspace. */
  public List<Integration> all() {
    if (listed == null) {
      listed = braze.integrations().cancelledBy(cancellation).stream().toList();
    }
    return listed;
  }

  /** All that are meant, each once; all of the workspace if none is named. */
  public List<Named> named(List<String> words) {
    Map<String, Named> named = new LinkedHashMap<>();
    for (String word : words) {
      Named one = named(word);
      named.putIfAbsent(one.id(), one);
    }
    if (words.isEmpty()) {
      all().forEach(one -> named.put(one.integrationId(), Named.of(one)));
    }
    return new ArrayList<>(named.values());
  }

  /**
   * The integration that is meant.
   *
   * @param word its id, its name if no other has that, or the address of its page in the dashboard
   * @throws UsageException if it is none of these
   */
  public Named named(String word) {
    String text = word.strip();
    String ofPage = Dashboard.integrationId(text);
    if (ofPage != null) {
      return Named.of(ofPage);
    }
    if (text.contains("://")) {
      throw new UsageException(
          "\""
              + text
              + "\" is no page of an integration; open it in the dashboard and copy the"
              + " address, or give the id or the name");
    }
    if (text.isEmpty() || text.equals(".") || text.equals("..")) {
      throw new UsageException("\"" + word + "\" is no INTEGRATION; give its id or its name");
    }
    if (IntegrationIds.isUuid(text)) {
      return Named.of(text);
    }
    List<Integration> known;
    try {
      known = all();
    } catch (UnauthorizedException | ForbiddenException e) {
      return Named.of(text); // it may be an id, which needs no permission to list
    }
    return among(known, text);
  }

  /**
   * The id that is meant, as far as an answer shows that may not be what the API documents: of a
   * page of the dashboard its id, of a name that one item has that item's id, of all else the word.
   */
  public static String idAmong(List<? extends Map<?, ?>> items, String word) {
    String text = word.strip();
    String ofPage = Dashboard.integrationId(text);
    if (ofPage != null) {
      return ofPage;
    }
    List<String> called =
        items.stream()
            .filter(
                item ->
                    item.get("integration_name") instanceof String name
                        && name.strip().equalsIgnoreCase(text))
            .map(item -> String.valueOf(item.get("integration_id")))
            .distinct()
            .toList();
    return called.size() == 1 ? called.get(0) : text;
  }

  private static Named among(List<Integration> known, String text) {
    for (Integration one : known) {
      if (one.integrationId().equals(text)) {
        return Named.of(one);
      }
    }
    List<Integration> called =
        known.stream()
            .filter(
                one ->
                    one.integrationName() != null
                        && one.integrationName().strip().equalsIgnoreCase(text))
            .toList();
    if (called.size() == 1) {
      return Named.of(called.get(0));
    }
    if (called.isEmpty()) {
      throw new NoSuchIntegrationException(
          "no integration has the id or the name \"" + text + "\"; there are: " + names(known));
    }
    throw new UsageException(
        called.size()
            + " integrations are called \""
            + text
            + "\"; give the id of one: "
            + called.stream().map(Integration::integrationId).collect(Collectors.joining(", ")));
  }

  private static String names(List<Integration> known) {
    int most = 10;
    String names =
        known.stream()
            .limit(most)
            .map(one -> Named.of(one).shown())
            .collect(Collectors.joining(", "));
    if (known.isEmpty()) {
      return "none";
    }
    return names + (known.size() > most ? ", and " + (known.size() - most) + " more" : "");
  }

  /**
   * An integration by its id, and its name if that is known.
   *
   * @param id its id
   * @param name its name; null if it is not known
   */
  public record Named(String id, @Nullable String name) {
    public static Named of(String id) {
      return new Named(id, null);
    }

    public static Named of(Integration integration) {
      String name = integration.integrationName();
      return new Named(integration.integrationId(), name == null || name.isBlank() ? null : name);
    }

    /** What people know it by. */
    public String shown() {
      return Printable.line(name == null ? id : name);
    }
  }
}
