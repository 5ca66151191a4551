package dev.brazecdi.cli.terminal;

import dev.brazecdi.client.DecodingException;
import dev.brazecdi.client.ForbiddenException;
import dev.brazecdi.client.InvalidCursorException;
import dev.brazecdi.client.InvalidIntegrationIdException;
import dev.brazecdi.client.NotFoundException;
import dev.brazecdi.client.ServerException;
import dev.brazecdi.client.SyncConflictException;
import dev.brazecdi.client.TransportException;
import dev.brazecdi.client.UnauthorizedException;
import dev.brazecdi.core.CancelledException;
import dev.brazecdi.core.DeadlineExceededException;
import dev.brazecdi.core.PageLoopException;
import dev.brazecdi.core.RateLimitedException;
import dev.brazecdi.core.UncertainOutcomeException;
import dev.brazecdi.core.UnreadableLinkException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.List;

/** The exit codes of the process; 1 to 3 are results of health checks. */
public enum ExitCode {
  OK(0, "done, and nothing is wrong"),
  WARNING(1, "a warning: somebody should look at it today"),
  CRITICAL(2, "critical: data is missing, or will be"),
  COULD_NOT_TELL(3, "it could not be told how the integrations are"),
  KEY_REFUSED(10, "the API key was refused"),
  PERMISSION_MISSING(11, "the API key lacks a permission"),
  INVALID_INTEGRATION_ID(12, "the integration id is not valid"),
  NOT_FOUND(13, "there is no such integration"),
  INVALID_CURSOR(14, "the cursor is not valid"),
  CONFLICT(15, "another sync of the integration is running"),
  RATE_LIMITED(16, "the rate limit is reached"),
  UNCERTAIN(17, "it is unknown whether a sync was started"),
  UNKNOWN_HOST(20, "the host is not known"),
  CONNECTION_REFUSED(21, "the connection was refused"),
  NO_ANSWER(22, "no answer, or none in time"),
  SERVER_FAILED(23, "the server failed"),
  UNREADABLE_ANSWER(24, "the answer is not what the API documents"),
  USAGE(64, "the command line is not right, or a setting is missing"),
  OUTPUT_FAILED(74, "the output could not be written"),
  INTERNAL(70, "an error of this program"),
  INTERRUPTED(130, "interrupted"),
  OUTPUT_CLOSED(141, "whoever read the output has stopped");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  public int number() {
    return number;
  }

  public String meaning() {
    return meaning;
  }

  /** Returns the exit code of a failure. */
  public static ExitCode of(Exception failure) {
    if (failure instanceof CommandException own) {
      return own.exitCode();
    }
    if (failure instanceof TransportException) {
      if (failure.getCause() instanceof UnknownHostException) {
        return UNKNOWN_HOST;
      }
      return failure.getCause() instanceof ConnectException ? CONNECTION_REFUSED : NO_ANSWER;
    }
    for (Rule rule : RULES) {
      if (rule.type.isInstance(failure)) {
        return rule.code;
      }
    }
    return INTERNAL;
  }

  private static final List<Rule> RULES =
      List.of(
          new Rule(UnauthorizedException.class, KEY_REFUSED),
          new Rule(ForbiddenException.class, PERMISSION_MISSING),
          new Rule(InvalidIntegrationIdException.class, INVALID_INTEGRATION_ID),
          new Rule(NotFoundException.class, NOT_FOUND),
          new Rule(InvalidCursorException.class, INVALID_CURSOR),
          new Rule(SyncConflictException.class, CONFLICT),
          new Rule(RateLimitedException.class, RATE_LIMITED),
          new Rule(UncertainOutcomeException.class, UNCERTAIN),
          new Rule(DeadlineExceededException.class, NO_ANSWER),
          new Rule(ServerException.class, SERVER_FAILED),
          new Rule(DecodingException.class, UNREADABLE_ANSWER),
          new Rule(PageLoopException.class, UNREADABLE_ANSWER),
          new Rule(UnreadableLinkException.class, UNREADABLE_ANSWER),
          new Rule(dev.brazecdi.client.ApiException.class, UNREADABLE_ANSWER),
          new Rule(CancelledException.class, INTERRUPTED));

  private record Rule(Class<? extends Exception> type, ExitCode code) {}
}
