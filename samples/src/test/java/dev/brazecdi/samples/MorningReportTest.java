package dev.brazecdi.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.brazecdi.api.JobStatus;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.client.BrazeCdiClient;
import dev.brazecdi.core.paging.PagedIterable;
import dev.brazecdi.sandbox.junit.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class MorningReportTest {
  @RegisterExtension final SandboxExtension sandbox = SandboxExtension.withSyncs(25);

  @Test
  void countsFailuresOfTheSandbox() {
    BrazeCdiClient braze = BrazeCdiClient.builder().fromEnv(sandbox.environment()).build();
    assertThat(new MorningReport(braze).failures(sandbox.integrationId(), 20)).isEqualTo(1);
  }

  @Test
  void countsFailuresOfAMock() {
    BrazeCdiClient braze = mock(BrazeCdiClient.class);
    JobSyncStatus failed = JobSyncStatus.builder().jobStatus(JobStatus.ERROR).build();
    when(braze.jobSyncStatuses("loyalty")).thenReturn(PagedIterable.of(failed, failed));

    assertThat(new MorningReport(braze).failures("loyalty", 20)).isEqualTo(2);
  }
}
