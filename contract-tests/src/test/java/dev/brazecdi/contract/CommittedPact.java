package dev.brazecdi.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The pact that is committed. */
final class CommittedPact {
  /** The name of its file, by Pact's rule: consumer and provider. */
  static final String NAME = ContractClient.NAME + "-" + ContractClient.PROVIDER + ".json";

  private static final Path FILE = Path.of("pacts", NAME);

  private CommittedPact() {}

  static String text() {
    try {
      return Files.readString(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What tells it from another: the beginning of its SHA-256. */
  static String digest() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(FILE));
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has it
    }
  }
}
