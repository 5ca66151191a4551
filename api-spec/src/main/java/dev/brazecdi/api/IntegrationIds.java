package dev.brazecdi.api;

import java.util.regex.Pattern;

/** The form of integration ids. */
public final class IntegrationIds {
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private IntegrationIds() {}

  /**
   * Returns whether a text is a UUID, as Braze's integration ids are: 32 hexadecimal digits of
   * either case in groups of 8, 4, 4, 4 and 12.
   */
  public static boolean isUuid(String text) {
    return UUID.matcher(text).matches();
  }
}
