package dev.brazecdi.samples;

import dev.brazecdi.api.Integration;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.client.BrazeCdiClient;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Walks all integrations at once, each on a virtual thread; they share the client's budget. */
final class WalkOnVirtualThreads {
  private WalkOnVirtualThreads() {}

  static Map<String, List<JobSyncStatus>> syncsSince(BrazeCdiClient braze, Instant since)
      throws ExecutionException, InterruptedException {
    Map<String, Future<List<JobSyncStatus>>> walks = new LinkedHashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Integration integration : braze.integrations()) {
        String id = integration.integrationId();
        walks.put(id, threads.submit(() -> braze.jobSyncStatuses(id, since).stream().toList()));
      }
    }
    Map<String, List<JobSyncStatus>> syncs = new LinkedHashMap<>();
    for (Map.Entry<String, Future<List<JobSyncStatus>>> walk : walks.entrySet()) {
      syncs.put(walk.getKey(), walk.getValue().get());
    }
    return syncs;
  }
}
