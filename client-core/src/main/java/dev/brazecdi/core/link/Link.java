package dev.brazecdi.core.link;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One link of a {@code Link} header field (RFC 8288, section 3).
 *
 * @param target the target as it came: not resolved, not decoded
 * @param relationTypes the relation types of the first {@code rel}, in lower case; empty if there
 *     is none
 * @param anchor the link's own context (section 3.2), or null if that is the resource which was
 *     asked for
 * @param parameters the other parameters in their order: names in lower case, repeated {@code
 *     media}, {@code title}, {@code title*} and {@code type} dropped (section 3.4.1); a decodable
 *     {@code name*} (RFC 8187) stands as {@code name} in place of it
 */
public record Link(
    String target,
    List<String> relationTypes,
    @Nullable String anchor,
    List<Parameter> parameters) {
  public Link {
    requireNonNull(target, "target");
    relationTypes = List.copyOf(relationTypes);
    parameters = List.copyOf(parameters);
  }

  /**
   * Whether this is a link of that relation type from the resource that was asked for. A link with
   * an anchor speaks of another resource, unless the anchor is empty.
   *
   * @param relationType such as {@code next}; compared without case
   */
  public boolean isRelation(String relationType) {
    return (anchor == null || anchor.isEmpty())
        && relationTypes.contains(Ascii.toLowerCase(relationType));
  }

  /**
   * The value of the first parameter of that name; null if there is none.
   *
   * @param name such as {@code title}; compared without case
   */
  public @Nullable String parameter(String name) {
    for (Parameter parameter : parameters) {
      if (parameter.name().equalsIgnoreCase(name)) {
        return parameter.value();
      }
    }
    return null;
  }

  /**
   * A target attribute of a link.
   *
   * @param name in lower case
   * @param value unquoted and decoded; empty if the parameter has none
   */
  public record Parameter(String name, String value) {
    public Parameter {
      requireNonNull(name, "name");
      requireNonNull(value, "value");
    }
  }
}
