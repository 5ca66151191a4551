package dev.brazecdi.client;

import dev.brazecdi.api.Integration;
import dev.brazecdi.api.JobSyncStatus;
import dev.brazecdi.core.paging.PagedIterable;
import java.time.Duration;
import java.time.Instant;

/**
 * A client of Braze Cloud Data Ingestion: lists integrations and sync statuses, and starts syncs.
 *
 * <p>Create one client per workspace key and keep it; it is safe for use by several threads. Calls
 * block the calling thread, also while they wait for the rate limit. Every failure is a {@link
 * dev.brazecdi.core.BrazeCdiException}: {@link ApiException} and its subclasses for error
 * responses, {@link TransportException} without a response, {@link DecodingException}, {@link
 * dev.brazecdi.core.RateLimitedException}, {@link dev.brazecdi.core.DeadlineExceededException},
 * {@link dev.brazecdi.core.CancelledException}, and for walks {@link
 * dev.brazecdi.core.PageLoopException} and {@link dev.brazecdi.core.UnreadableLinkException}.
 *
 * <p>New methods come with a default body, so mocks and decorators stay valid.
 *
 * @see <a href="https://www.braze.com/docs/api/endpoints/cdi">Braze: Cloud Data Ingestion
 *     endpoints</a>
 */
public interface BrazeCdiClient extends AutoCloseable {
  /** A builder of a client. */
  static BrazeCdiClientBuilder builder() {
    return new BrazeCdiClientBuilder();
  }

  /**
   * The client that the environment describes: {@code BRAZE_INSTANCE} or {@code
   * BRAZE_REST_ENDPOINT}, and {@code BRAZE_API_KEY} or {@code BRAZE_API_KEY_FILE}.
   *
   * @throws IllegalArgumentException naming what is not right
   * @throws IllegalStateException naming what is not set
   */
  static BrazeCdiClient fromEnv() {
    return builder().fromEnv(System.getenv()).build();
  }

  /**
   * The integrations of the workspace. Nothing is requested before the first is asked for.
   *
   * @see <a href="https://www.braze.com/docs/api/endpoints/cdi/get_integration_list">Braze: List
   *     integrations</a>
   */
  PagedIterable<Integration> integrations();

  /**
   * The sync statuses of an integration. Nothing is requested before the first is asked for. Braze
   * does not document their order; newest first is likely.
   *
   * @param integrationId the integration; not blank
   * @throws IllegalArgumentException if the id is blank
   * @see <a href="https://www.braze.com/docs/api/endpoints/cdi/get_job_sync_status">Braze: List job
   *     sync status</a>
   */
  PagedIterable<JobSyncStatus> jobSyncStatuses(String integrationId);

  /**
   * The sync statuses of an integration that started at a time or later, walked no further than
   * must be: see {@link PagedIterable#since}.
   *
   * @param integrationId the integration; not blank
   * @param since syncs that started before it are left out; one without a start time is not
   * @throws IllegalArgumentException if the id is blank
   */
  default PagedIterable<JobSyncStatus> jobSyncStatuses(String integrationId, Instant since) {
    return jobSyncStatuses(integrationId).since(since, JobSyncStatus::syncStartTime);
  }

  /**
   * Starts a sync if none is running, with {@link CallOptions#defaults()}; see {@link
   * #triggerSync(String, IfRunning, CallOptions)}.
   */
  default TriggeredSync triggerSync(String integrationId) {
    return triggerSync(integrationId, CallOptions.defaults());
  }

  /**
   * Starts a sync if none is running; see {@link #triggerSync(String, IfRunning, CallOptions)}.
   *
   * @param integrationId the integration; not blank
   * @param options how long it may take, and what ends it
   */
  default TriggeredSync triggerSync(String integrationId, CallOptions options) {
    return triggerSync(integrationId, IfRunning.FAIL, options);
  }

  /**
   * Starts a sync. Reads the newest sync status first, where the key may, so that the new run can
   * be told from the one before: two requests.
   *
   * @param integrationId the integration; not blank
   * @param ifRunning what to do if one is running
   * @param options how long all of it may take, and what ends it
   * @return what {@link #awaitSync(TriggeredSync, Duration)} needs to find the run
   * @throws IllegalArgumentException if the id is blank
   * @throws dev.brazecdi.client.SyncConflictException if a sync is running and that is to fail
   * @throws dev.brazecdi.core.UncertainOutcomeException if the request was sent and it is unknown
   *     whether it started a sync
   * @throws dev.brazecdi.core.CancelledException if it was cancelled; the message says if that was
   *     after the request was sent
   * @throws dev.brazecdi.core.DeadlineExceededException if the running one has not ended in time
   * @see <a href="https://www.braze.com/docs/api/endpoints/cdi/post_job_sync">Braze: Trigger a
   *     sync</a>
   */
  TriggeredSync triggerSync(String integrationId, IfRunning ifRunning, CallOptions options);

  /**
   * Waits for the end of a run that was triggered: that run, not the one before it.
   *
   * @param sync what was triggered
   * @param timeout how long to wait at most
   * @return the run, ended, well or not; see {@link SyncResult#requireSuccess()}
   * @throws dev.brazecdi.core.DeadlineExceededException if it has not ended by then
   */
  default SyncResult awaitSync(TriggeredSync sync, Duration timeout) {
    return awaitSync(sync.integrationId(), sync.startedAfter(), timeout);
  }

  /**
   * Waits for the end of the first run that started after a time.
   *
   * @param integrationId the integration; not blank
   * @param startedAfter the run started later than this
   * @param timeout how long to wait at most
   * @return the run, ended, well or not; see {@link SyncResult#requireSuccess()}
   * @throws dev.brazecdi.core.DeadlineExceededException if it has not ended by then
   */
  default SyncResult awaitSync(String integrationId, Instant startedAfter, Duration timeout) {
    return awaitSync(integrationId, startedAfter, CallOptions.defaults().timeout(timeout));
  }

  /**
   * Waits for the end of the first run that started after a time. Failures that pass are sat out.
   *
   * @param integrationId the integration; not blank
   * @param startedAfter the run started later than this
   * @param options how long to wait at most, and what ends the wait
   * @return the run, ended, well or not; see {@link SyncResult#requireSuccess()}
   * @throws dev.brazecdi.core.DeadlineExceededException if it has not ended in time
   */
  SyncResult awaitSync(String integrationId, Instant startedAfter, CallOptions options);

  /** Frees what this client created, never an OkHttpClient that was handed in. */
  @Override
  void close();
}
