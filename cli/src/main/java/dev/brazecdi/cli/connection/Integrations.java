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

/** Finds integrations by id, name or dashboard address; lists them once at most. */
public final class Integrations {
  private static final int MAX_NAMES = 10;

  private final BrazeCdiClient braze;
  private final CancellationToken cancellation;
  private @Nullable List<Integration> listed;

  Integrations(BrazeCdiClient braze, CancellationToken cancellation) {
    this.braze = braze;
    this.cancellation = cancellation;
  }

  /** Returns all integrations of the workspace, each once: rows can shift between pages. */
  public List<Integration> all() {
    if (listed == null) {
      Map<String, Integration> byId = new LinkedHashMap<>();
      braze
          .integrations()
          .cancelledBy(cancellation)
          .forEach(it -> byId.put(it.integrationId(), it));
      listed = List.copyOf(byId.values());
    }
    return listed;
  }

  /** Finds the named integrations, each once; all of the workspace if none is named. */
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
   * Finds an integration.
   *
   * @param word its id, its name if that is unique, or the address of its page in the dashboard
   * @throws UsageException if it is none of these
   */
  public Named named(String word) {
    String text = word.strip();
    String ofPage = Dashboard.integrationId(text);
    if (ofPage != null) {
      return Named.of(ofPage);
    }
    if (text.contains("://")) {
      String remedy = "open it in the dashboard and copy the address, or give the id or the name";
      throw new UsageException("\"" + text + "\" is no page of an integration; " + remedy);
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
   * Returns the id of an integration from items that may not be as documented: the id in a
   * dashboard address, the id of the only item with that name, otherwise the word itself.
   */
  public static String idAmong(List<? extends Map<?, ?>> items, String word) {
    String text = word.strip();
    String ofPage = Dashboard.integrationId(text);
    if (ofPage != null) {
      return ofPage;
    }
    List<String> called =
        items.stream()
            .filter(item -> isCalled(item.get("integration_name"), text))
            .map(item -> String.valueOf(item.get("integration_id")))
            .distinct()
            .toList();
    return called.size() == 1 ? called.get(0) : text;
  }

  private static boolean isCalled(@Nullable Object name, String text) {
    return name instanceof String it && it.strip().equalsIgnoreCase(text);
  }

  private static Named among(List<Integration> known, String text) {
    List<Integration> same = known.stream().filter(it -> it.integrationId().equals(text)).toList();
    List<Integration> called =
        same.isEmpty()
            ? known.stream().filter(it -> isCalled(it.integrationName(), text)).toList()
            : same.subList(0, 1);
    if (called.size() == 1) {
      return Named.of(called.get(0));
    }
    if (called.isEmpty()) {
      throw new NoSuchIntegrationException(
          "no integration has the id or the name \"" + text + "\"; there are: " + names(known));
    }
    String ids = called.stream().map(Integration::integrationId).collect(Collectors.joining(", "));
    throw new UsageException(
        called.size() + " integrations are called \"" + text + "\"; give the id of one: " + ids);
  }

  private static String names(List<Integration> known) {
    String names =
        known.stream()
            .limit(MAX_NAMES)
            .map(one -> Named.of(one).shown())
            .collect(Collectors.joining(", "));
    int more = known.size() - MAX_NAMES;
    return known.isEmpty() ? "none" : names + (more > 0 ? ", and " + more + " more" : "");
  }

  /**
   * An integration.
   *
   * @param name null if it is unknown
   */
  public record Named(String id, @Nullable String name) {
    public static Named of(String id) {
      return new Named(id, null);
    }

    public static Named of(Integration integration) {
      String name = integration.integrationName();
      return new Named(integration.integrationId(), name == null || name.isBlank() ? null : name);
    }

    /** Returns the name, or the id if there is no name. */
    public String shown() {
      return Printable.line(name == null ? id : name);
    }
  }
}
