package dev.brazecdi.contract;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.MockServer;
import au.com.dius.pact.consumer.dsl.PactBuilder;
import au.com.dius.pact.consumer.junit5.PactConsumerTest;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.annotations.Pact;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.client.ApiKey;
import dev.brazecdi.client.BrazeCdiClient;
import dev.brazecdi.core.paging.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A walk over three pages, which is what single examples cannot show: each page's links lead to the
 * others. The middle page has the {@code Link} header of Braze's documentation, whose next target
 * lacks a slash. The interactions are those of the single pages.
 */
@PactConsumerTest
@PactTestFor(providerName = ContractClient.PROVIDER, pactVersion = PactSpecVersion.V4)
final class WalkConsumerTest {
  private static final String ID = "2f1a7c54-7a0c-4f6e-9b61-0d2f6f0c8a11";

  @Pact(consumer = ContractClient.NAME)
  V4Pact threePages(PactBuilder pact) {
    ListJobSyncStatusesConsumerTest.NEED_200_FIRST_PAGE.addTo(pact);
    ListJobSyncStatusesConsumerTest.NEED_200_MIDDLE_PAGE.addTo(pact);
    return ListJobSyncStatusesConsumerTest.NEED_200_LAST_PAGE.addTo(pact).toPact();
  }

  @Test
  @PactTestFor(pactMethod = "threePages")
  void nextLinksLeadToTheLastPageAndPreviousOnesBack(MockServer server) {
    try (BrazeCdiClient braze = client(server)) {
      List<Page<JobSyncStatus>> pages = new ArrayList<>();
      braze.jobSyncStatuses(ID).pages().forEach(pages::add);

      assertThat(pages).extracting(page -> page.items().size()).containsExactly(10, 10, 5);
      assertThat(pages.get(2).next()).isNull();

      Page<JobSyncStatus> back =
          braze.jobSyncStatuses(ID).from(pages.get(2).previous()).firstPage();

      assertThat(back.items()).isEqualTo(pages.get(1).items());
      assertThat(pages.get(0).previous()).isNull();
      assertThat(pages.get(1).previous()).isNotNull();
    }
  }

  private static BrazeCdiClient client(MockServer server) {
    return BrazeCdiClient.builder()
        .baseUrl(server.getUrl())
        .apiKey(ApiKey.of(ContractClient.KEY))
        .build();
  }
}
