package dev.brazecdi.cli;

import picocli.CommandLine;

/** Says which version this is. */
final class Version implements CommandLine.IVersionProvider {
  Version() {}

  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {"brazecdi " + (version == null ? "(not packaged)" : version)};
  }
}
