package com.example.modular;

import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.client.ApiKey;
import dev.brazecdi.client.BrazeCdiClient;
import dev.brazecdi.core.link.LinkHeader;
import dev.brazecdi.health.HealthCheck;
import dev.brazecdi.sandbox.Sandbox;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Lists syncs with everything on the module path, and says in which modules its classes are. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    try (Sandbox sandbox = Sandbox.builder().integration("loyalty", 25).start();
        BrazeCdiClient braze =
            BrazeCdiClient.builder()
                .baseUrl(sandbox.baseUrl())
                .apiKey(ApiKey.of(sandbox.apiKey()))
                .build()) {
      long syncs = braze.jobSyncStatuses("loyalty").stream().count();
      if (syncs != 25) {
        throw new AssertionError("25 syncs, not " + syncs);
      }
    }
    Set<String> modules = new TreeSet<>();
    Stream.of(JobSyncStatus.class, LinkHeader.class, BrazeCdiClient.class, HealthCheck.class, Sandbox.class)
        .forEach(type -> modules.add(type.getModule().getName()));
    System.out.println("25 syncs from the modules " + modules);
    if (!modules.equals(
        Set.of(
            "dev.brazecdi.api",
            "dev.brazecdi.client",
            "dev.brazecdi.core",
            "dev.brazecdi.health",
            "dev.brazecdi.sandbox"))) {
      throw new AssertionError("modules of other names");
    }
  }
}
