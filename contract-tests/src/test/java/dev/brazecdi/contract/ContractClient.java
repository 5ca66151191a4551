package dev.brazecdi.contract;

import au.com.dius.pact.consumer.MockServer;
import dev.brazecdi.client.ApiKey;
import dev.brazecdi.client.BrazeCdiClient;
import dev.brazecdi.core.Cursor;
import dev.brazecdi.core.paging.Page;
import dev.brazecdi.core.paging.PagedIterable;
import dev.brazecdi.core.retry.RetryPolicy;
import org.jspecify.annotations.Nullable;

/** The client under contract, and the names that its pact has. */
final class ContractClient {
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

  private ContractClient() {}

  /** Returns the real client, set up so that one example is one response: it retries nothing. */
  static BrazeCdiClient of(MockServer server) {
    return BrazeCdiClient.builder()
        .baseUrl(server.getUrl())
        .apiKey(ApiKey.of(KEY))
        .retryPolicy(RetryPolicy.NONE)
        .build();
  }

  /** Reads the page at a cursor; the first page for null. */
  static <T> Page<T> page(PagedIterable<T> list, @Nullable String cursor) {
    return list.from(cursor == null ? null : Cursor.of(cursor)).firstPage();
  }
}
