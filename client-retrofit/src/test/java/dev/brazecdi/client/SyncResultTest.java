package dev.brazecdi.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brazecdi.api.JobStatus;
import dev.brazecdi.api.JobSyncStatus;
import org.junit.jupiter.api.Test;

final class SyncResultTest {
  private static final String ID = "orders";

  @Test
  void successIsRequiredOnRequest() {
    SyncResult partial =
        new SyncResult(
            ID,
            JobSyncStatus.builder()
                .jobStatus(JobStatus.PARTIAL)
                .rowsSynced(7L)
                .rowsFailedWithErrors(2L)
                .build());
    SyncResult unknown =
        new SyncResult(ID, JobSyncStatus.builder().jobStatus(JobStatus.of("done")).build());

    assertThat(partial.requireSuccessOrPartial()).isSameAs(partial.status());
    assertThatThrownBy(partial::requireSuccess)
        .isInstanceOf(SyncRunFailedException.class)
        .hasMessageContaining(ID)
        .hasMessageContaining("ended with partial: rows synced 7, failed 2");
    assertThatThrownBy(unknown::requireSuccessOrPartial).hasMessageContaining("done");
  }

  @Test
  void successThatLostRowsIsNone() {
    JobSyncStatus success = JobSyncStatus.builder().jobStatus(JobStatus.SUCCESS).build();
    SyncResult lossy =
        new SyncResult(ID, success.toBuilder().rowsSynced(7L).rowsFailedWithErrors(1L).build());
    SyncResult whole = new SyncResult(ID, success.toBuilder().rowsFailedWithErrors(0L).build());

    assertThatThrownBy(lossy::requireSuccess).isInstanceOf(SyncRunFailedException.class);
    assertThat(lossy.requireSuccessOrPartial()).isSameAs(lossy.status());
    assertThat(whole.requireSuccess()).isSameAs(whole.status());
    assertThat(new SyncResult(ID, success).requireSuccess()).isSameAs(success);
  }
}
