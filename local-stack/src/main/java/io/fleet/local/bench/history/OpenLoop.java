package io.fleet.local.bench.history;

import io.fleet.local.bench.load.DueTime;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks at a fixed rate, whether or not answers come: a question that has to wait for slow ones
 * before it counts the wait. One that has no answer in time, or is told to come again, counts as
 * long as the patience lasts.
 */
final class OpenLoop {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Too many at once, or the store has no room: a matter of speed, not of right and wrong. */
  private static final Set<Integer> COME_AGAIN = Set.of(429, 503);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final double perSecond;

  /**
   * One thing to ask: requests that are sent one after the other.
   *
   * @param kind number of its kind
   * @param requests at least one
   */
  record Question(int kind, List<HttpRequest> requests) {}

  OpenLoop(double perSecond) {
    this.perSecond = perSecond;
  }

  /**
   * Asks all and waits for every answer, at most half a minute for each.
   *
   * @throws IOException if an answer is neither 200 nor asks to come again: such a run measures
   *     nothing
   */
  List<Answer> ask(List<Question> questions) throws IOException, InterruptedException {
    List<Answer> answers = Collections.synchronizedList(new ArrayList<>(questions.size()));
    List<CompletableFuture<Void>> open = new ArrayList<>(questions.size());
    long startNs = System.nanoTime();
    for (int i = 0; i < questions.size(); i++) {
      long dueNs = startNs + (long) (i / perSecond * 1e9);
      DueTime.await(dueNs);
      Question question = questions.get(i);
      open.add(answerTo(question, dueNs).thenAccept(answers::add));
    }
    await(CompletableFuture.allOf(open.toArray(CompletableFuture[]::new)));
    return answers;
  }

  /** Asks each when the one before has its answer, at whatever rate that is. */
  List<Answer> askInTurns(List<Question> questions) throws IOException, InterruptedException {
    List<Answer> answers = new ArrayList<>(questions.size());
    for (Question question : questions) {
      await(answerTo(question, System.nanoTime()).thenAccept(answers::add));
    }
    return answers;
  }

  private CompletableFuture<Answer> answerTo(Question question, long dueNs) {
    return ask(question, 0)
        .orTimeout(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)
        .handle((none, failure) -> answer(question, System.nanoTime() - dueNs, failure));
  }

  private static Answer answer(Question question, long elapsedNs, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause == null) {
      return new Answer(question.kind(), elapsedNs, true);
    }
    if (cause instanceof TimeoutException
        || cause instanceof HttpTimeoutException
        || cause instanceof ComeAgainException) {
      return new Answer(question.kind(), PATIENCE.toNanos(), false);
    }
    throw new CompletionException(cause);
  }

  private CompletableFuture<Void> ask(Question question, int number) {
    if (number == question.requests().size()) {
      return CompletableFuture.completedFuture(null);
    }
    return client
        .sendAsync(question.requests().get(number), BodyHandlers.ofByteArray())
        .thenCompose(
            answer -> {
              require(answer);
              return ask(question, number + 1);
            });
  }

  /** The API or the store has no room for this question now. */
  private static final class ComeAgainException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ComeAgainException(String message) {
      super(message);
    }
  }

  private static void require(HttpResponse<byte[]> answer) {
    if (COME_AGAIN.contains(answer.statusCode())) {
      throw new ComeAgainException(answer.statusCode() + " to " + answer.uri().getPath());
    }
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(
          answer.statusCode() + " to " + answer.uri().getPath() + ": " + new String(answer.body()));
    }
  }

  private static void await(CompletableFuture<Void> all) throws IOException, InterruptedException {
    try {
      all.get(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IOException("a question failed: " + e.getCause().getMessage(), e);
    } catch (TimeoutException e) {
      throw new IOException("neither an answer nor a time-out", e);
    }
  }
}
