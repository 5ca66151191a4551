package dev.brazecdi.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.brazecdi.api.ErrorDetail;
import dev.brazecdi.client.ApiException;
import dev.brazecdi.client.ForbiddenException;
import dev.brazecdi.client.InvalidCursorException;
import dev.brazecdi.client.InvalidIntegrationIdException;
import dev.brazecdi.client.NotFoundException;
import dev.brazecdi.client.ServerException;
import dev.brazecdi.client.SyncConflictException;
import dev.brazecdi.client.UnauthorizedException;
import dev.brazecdi.core.BrazeCdiException;
import dev.brazecdi.core.RateLimitedException;
import dev.brazecdi.core.UncertainOutcomeException;
import java.util.Map;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** What the client has to make of an answer that is an error. */
final class FailureAssert extends AbstractObjectAssert<FailureAssert, BrazeCdiException> {
  /** The exceptions of examples whose status has several. */
  private static final Map<String, Class<? extends BrazeCdiException>> BY_EXAMPLE =
      Map.of(
          "invalid_cursor", InvalidCursorException.class,
          "invalid_cursor_in_brief", InvalidCursorException.class,
          "invalid_integration_id", InvalidIntegrationIdException.class,
          "rate_limited", RateLimitedException.class,
          "conflict", SyncConflictException.class);

  private static final Map<Integer, Class<? extends BrazeCdiException>> BY_STATUS =
      Map.of(
          401, UnauthorizedException.class,
          403, ForbiddenException.class,
          404, NotFoundException.class,
          500, ServerException.class,
          502, ServerException.class,
          503, ServerException.class,
          504, ServerException.class);

  private int status;

  private FailureAssert(BrazeCdiException failure) {
    super(failure, FailureAssert.class);
  }

  /** Verifies the failure; of a trigger with an uncertain outcome, the failure that led to it. */
  static FailureAssert assertThatFailureOf(ThrowingCallable call) {
    BrazeCdiException failure = catchThrowableOfType(BrazeCdiException.class, call);
    assertThat(failure).as("the failure").isNotNull();
    assertThat(failure.toString()).doesNotContain(ContractClient.KEY);
    boolean isUncertain = failure instanceof UncertainOutcomeException;
    return new FailureAssert(
        isUncertain ? (BrazeCdiException) requireNonNull(failure.getCause()) : failure);
  }

  FailureAssert hasStatus(int expected) {
    status = expected;
    assertThat(actual).hasMessageContaining(" was answered " + expected);
    if (actual instanceof ApiException failure) {
      assertThat(failure.status()).isEqualTo(expected);
    }
    return this;
  }

  /** Holds its type to that of an example, or of the status where that has but one. */
  FailureAssert isOf(String example) {
    Class<? extends BrazeCdiException> type =
        BY_EXAMPLE.getOrDefault(example, BY_STATUS.get(status));
    if (type == null) {
      throw new IllegalArgumentException(
          "which exception is " + status + " " + example + "? Add it to FailureAssert");
    }
    return isExactlyInstanceOf(type);
  }

  FailureAssert says(String message) {
    assertThat(actual).hasMessageContaining(": " + message);
    return this;
  }

  FailureAssert hasDetails(ErrorDetail... details) {
    if (actual instanceof ApiException failure) {
      assertThat(failure.details()).containsExactly(details);
    } else {
      assertThat(details).isEmpty();
    }
    return this;
  }

  FailureAssert hasRequestId(@Nullable String requestId) {
    assertThat(actual.requestId()).isEqualTo(requestId);
    return this;
  }
}
