package dev.brazecdi.benchmarks.peers;

import dev.brazecdi.benchmarks.NanosecondBenchmark;
import dev.brazecdi.benchmarks.SampleHeader;
import io.ktor.http.HeaderValue;
import io.ktor.http.HeaderValueParam;
import io.ktor.http.HttpHeaderValueParserKt;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.Link;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hc.core5.http.HeaderElement;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.BasicHeaderValueParser;
import org.apache.hc.core5.http.message.ParserCursor;
import org.glassfish.jersey.client.JerseyClientBuilder;
import org.jboss.resteasy.plugins.delegates.LinkHeaderDelegate;
import org.jboss.resteasy.spi.LinkHeader;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.springframework.hateoas.IanaLinkRelations;
import org.springframework.hateoas.Links;

/**
 * The target of the link to the next page, as others read it from a {@code Link} header; and all
 * links ({@code …All}) where one call gives them.
 */
public class LinkHeaderPeers extends NanosecondBenchmark {
  /** Where Jersey's response comes from: it resolves targets against it. */
  static final String ORIGIN = "http://127.0.0.1";

  private static final String REL = "rel";
  private static final String NEXT = "next";
  private static final Pattern NEXT_LINK = Pattern.compile("<([^>]*)>;\\s*rel=\"next\"");

  @Param public SampleHeader header = SampleHeader.DOCUMENTED;

  private String text = "";
  private @Nullable Client client;
  private @Nullable Response response;

  /** Takes the header. */
  @Setup
  public void header() {
    text = header.text();
  }

  /** Closes Jersey's client. */
  @TearDown
  public void close() {
    if (client != null) {
      client.close();
    }
  }

  /** Spring HATEOAS. */
  @Benchmark
  public @Nullable String springHateoas() {
    return next(Links.parse(text));
  }

  /** Spring HATEOAS, all links. */
  @Benchmark
  public Links springHateoasAll() {
    return Links.parse(text);
  }

  /** Jersey's client, asked for the link of its response. */
  @Benchmark
  public @Nullable String jersey() {
    JaxRs.JERSEY.choose();
    return target(response().getLink(NEXT));
  }

  /** Jersey's client, all links of its response. */
  @Benchmark
  public Set<Link> jerseyAll() {
    JaxRs.JERSEY.choose();
    return response().getLinks();
  }

  /** RESTEasy's reader of the header. */
  @Benchmark
  public @Nullable String resteasy() {
    return next(resteasyAll());
  }

  /** RESTEasy, all links. */
  @Benchmark
  public LinkHeader resteasyAll() {
    JaxRs.RESTEASY.choose();
    return LinkHeaderDelegate.from(text);
  }

  /** Ktor's reader of header values. */
  @Benchmark
  public @Nullable String ktor() {
    return nextOfValues(ktorAll());
  }

  /** Ktor, all links. */
  @Benchmark
  public List<HeaderValue> ktorAll() {
    return HttpHeaderValueParserKt.parseHeaderValue(text);
  }

  /** HttpComponents' reader of header elements. */
  @Benchmark
  public @Nullable String httpComponents() {
    return next(httpComponentsAll());
  }

  /** HttpComponents, all links. */
  @Benchmark
  public HeaderElement[] httpComponentsAll() {
    return BasicHeaderValueParser.INSTANCE.parseElements(text, new ParserCursor(0, text.length()));
  }

  /** A careful parser by hand, for this one purpose. */
  @Benchmark
  public @Nullable String singlePass() {
    return SinglePass.next(text);
  }

  /** A loop over the parts between commas, as it is commonly written. */
  @Benchmark
  public @Nullable String split() {
    for (String link : text.split(",", -1)) {
      String[] parts = link.split(";", -1);
      for (int i = 1; i < parts.length; i++) {
        if (parts[i].trim().equals("rel=\"next\"")) {
          String target = parts[0].trim();
          return target.substring(1, target.length() - 1);
        }
      }
    }
    return null;
  }

  /** A regular expression as it is commonly written. */
  @Benchmark
  public @Nullable String regex() {
    Matcher matcher = NEXT_LINK.matcher(text);
    return matcher.find() ? matcher.group(1) : null;
  }

  /** A response of Jersey's client with the header, made once: starting Jersey takes a second. */
  private Response response() {
    if (response == null) {
      ClientRequestFilter answer =
          request -> request.abortWith(Response.ok().header("Link", text).build());
      client = new JerseyClientBuilder().register(answer).build();
      response = client.target(ORIGIN).request().get();
    }
    return response;
  }

  static @Nullable String next(Links links) {
    return links
        .getLink(IanaLinkRelations.NEXT)
        .map(org.springframework.hateoas.Link::getHref)
        .orElse(null);
  }

  static @Nullable String next(LinkHeader links) {
    return target(links.getLinkByRelationship(NEXT));
  }

  static @Nullable String nextOfValues(List<HeaderValue> values) {
    for (HeaderValue value : values) {
      if (NEXT.equals(relation(value))) {
        return withoutBrackets(value.getValue());
      }
    }
    return null;
  }

  static @Nullable String next(HeaderElement[] elements) {
    for (HeaderElement element : elements) {
      NameValuePair relation = element.getParameterByName(REL);
      if (relation != null && NEXT.equals(relation.getValue())) {
        return target(element);
      }
    }
    return null;
  }

  /**
   * A relation type and a target for each: some give a link of two types as two links, and some in
   * no order.
   */
  static Set<String> links(Links links) {
    return pairs(links.stream(), link -> link.getRel().value(), link -> link.getHref());
  }

  static Set<String> links(Collection<Link> links) {
    return pairs(
        links.stream(),
        link -> String.join(" ", link.getRels()),
        link -> String.valueOf(unresolved(target(link))));
  }

  static Set<String> links(List<HeaderValue> values) {
    return pairs(
        values.stream(),
        value -> String.valueOf(relation(value)),
        value -> withoutBrackets(value.getValue()));
  }

  static Set<String> links(HeaderElement[] elements) {
    return pairs(
        Stream.of(elements),
        element -> element.getParameterByName(REL).getValue(),
        LinkHeaderPeers::target);
  }

  static <L> Set<String> pairs(
      Stream<L> links, Function<L, String> relations, Function<L, String> target) {
    Set<String> pairs = new TreeSet<>();
    links.forEach(
        link -> {
          for (String relation : relations.apply(link).split(" ", -1)) {
            pairs.add(relation + " " + target.apply(link));
          }
        });
    return pairs;
  }

  private static @Nullable String relation(HeaderValue value) {
    for (HeaderValueParam parameter : value.getParams()) {
      if (parameter.getName().equals(REL)) {
        return parameter.getValue();
      }
    }
    return null;
  }

  /** What follows the target's first equals sign is taken for a value. */
  private static String target(HeaderElement element) {
    String value = element.getValue();
    return withoutBrackets(value == null ? element.getName() : element.getName() + "=" + value);
  }

  static @Nullable String unresolved(@Nullable String target) {
    return target != null && target.startsWith(ORIGIN + "/")
        ? target.substring(ORIGIN.length())
        : target;
  }

  private static @Nullable String target(@Nullable Link link) {
    return link == null ? null : link.getUri().toString();
  }

  private static String withoutBrackets(String target) {
    return target.substring(1, target.length() - 1);
  }
}
