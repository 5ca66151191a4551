package dev.brazecdi.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.brazecdi.api.ErrorDetail;
import dev.brazecdi.core.BrazeCdiException;
import dev.brazecdi.core.ratelimit.RateLimitedException;
import dev.brazecdi.retrofit.error.ApiException;
import dev.brazecdi.retrofit.error.ForbiddenException;
import dev.brazecdi.retrofit.error.InvalidCursorException;
import dev.brazecdi.retrofit.error.InvalidIntegrationIdException;
import dev.brazecdi.retrofit.error.NotFoundException;
import dev.brazecdi.retrofit.error.ServerException;
import dev.brazecdi.retrofit.error.SyncConflictException;
import dev.brazecdi.retrofit.error.UnauthorizedException;
import java.util.Map;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** What the client has to make of an answer that is an error. */
final class FailureAssert extends AbstractObjectAssert<FailureAssert, BrazeCdiException> {
  /** The exception of a status; where a status has several, that of a message. */
  private static final Map<Integer, Class<? extends BrazeCdiException>> BY_STATUS =
      Map.of(
          401, UnauthorizedException.class,
          403, ForbiddenException.class,
          404, NotFoundException.class,
          500, ServerException.class,
          502, ServerException.class,
          503, ServerException.class,
          504, ServerException.class);

  private static final Map<String, Class<? extends BrazeCdiException>> BY_MESSAGE =
      Map.of(
          "Invalid cursor", InvalidCursorException.class,
          "Invalid integration ID", InvalidIntegrationIdException.class,
          "Another job is in progress", SyncConflictException.class);

  private FailureAssert(BrazeCdiException failure) {
    super(failure, FailureAssert.class);
  }

  static FailureAssert assertThatFailureOf(ThrowingCallable call) {
    BrazeCdiException failure = catchThrowableOfType(BrazeCdiException.class, call);
    assertThat(failure).as("the failure").isNotNull();
    assertThat(failure.toString()).doesNotContain(ContractClient.KEY);
    return new FailureAssert(failure);
  }

  FailureAssert hasStatus(int status) {
    assertThat(actual).hasMessageContaining(" was answered " + status);
    if (actual instanceof RateLimitedException) {
      assertThat(status).isEqualTo(429);
      return this;
    }
    assertThat(actual).isInstanceOfSatisfying(ApiException.class, e -> status(e, status));
    Class<? extends BrazeCdiException> type = BY_STATUS.get(status);
    return type == null ? this : isExactlyInstanceOf(type);
  }

  private static void status(ApiException failure, int status) {
    assertThat(failure.status()).isEqualTo(status);
  }

  FailureAssert says(String message) {
    assertThat(actual).hasMessageContaining(": " + message);
    Class<? extends BrazeCdiException> type = BY_MESSAGE.get(message);
    return type == null ? this : isExactlyInstanceOf(type);
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
