package io.fleet.gateway.reference.api;

import io.fleet.gateway.http.ProblemException;
import io.fleet.gateway.http.ProblemType;
import io.fleet.gateway.publish.LogUnavailableException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

/** Tells the log's failures from others. */
final class LogFailures {
  private LogFailures() {}

  static boolean isLogAway(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof LogUnavailableException || cause instanceof TimeoutException;
  }

  /** What was handed in may be stored all the same; to repeat it is harmless. */
  static ProblemException problem(Throwable failure) {
    return new ProblemException(ProblemType.LOG_AWAY, "not known to be stored; send it again");
  }
}
