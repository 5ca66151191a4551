package dev.brazecdi.contract;

import au.com.dius.pact.consumer.MockServer;
import dev.brazecdi.api.Integration;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.client.ApiKey;
import dev.brazecdi.client.BrazeCdiClient;
import dev.brazecdi.client.TriggeredSync;
import dev.brazecdi.core.Cursor;
import dev.brazecdi.core.paging.Page;
import dev.brazecdi.core.paging.PagedIterable;
import dev.brazecdi.core.retry.RetryPolicy;
import org.jspecify.annotations.Nullable;

/**
 * The client under contract: the real one, asked for one operation of the document at a time, by
 * the operation's name. Nothing is retried, so that one example is one answer.
 */
final class ContractClient implements AutoCloseable {
  /** The name of this consumer. */
  static final String NAME = "brazecdi-java";

  /**
   * The name under which the document's examples are kept apart from what the client depends on.
   */
  static final String EXAMPLES = "brazecdi-java-examples";

  /** The name of the provider. */
  static final String PROVIDER = "braze-cdi";

  /** The key in every pact, which is none. */
  static final String KEY = "TEST-KEY";

  private final BrazeCdiClient braze;

  ContractClient(MockServer server) {
    this.braze =
        BrazeCdiClient.builder()
            .baseUrl(server.getUrl())
            .apiKey(ApiKey.of(KEY))
            .retryPolicy(RetryPolicy.NONE)
            .build();
  }

  Page<Integration> listIntegrations(@Nullable String cursor) {
    return page(braze.integrations(), cursor);
  }

  Page<JobSyncStatus> listJobSyncStatuses(String integrationId, @Nullable String cursor) {
    return page(braze.jobSyncStatuses(integrationId), cursor);
  }

  TriggeredSync triggerSync(String integrationId) {
    return braze.triggerSync(integrationId);
  }

  private static <T> Page<T> page(PagedIterable<T> list, @Nullable String cursor) {
    return list.from(cursor == null ? null : Cursor.of(cursor)).pages().iterator().next();
  }

  @Override
  public void close() {
    braze.close();
  }
}
