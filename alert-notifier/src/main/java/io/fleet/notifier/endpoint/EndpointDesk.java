package io.fleet.notifier.endpoint;

import io.fleet.notifier.endpoint.EndpointProblem.Reason;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongPredicate;

/**
 * Where endpoints are changed: one change at a time, each answered when it stands in the log and in
 * this instance's book. Blocks its caller, some seconds at most; what is refused is told by an
 * {@link EndpointProblem}, a target this installation does not deliver to by an {@link
 * IllegalArgumentException}.
 */
public final class EndpointDesk {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MAX_ENDPOINTS = 1_000;
  private static final int MAX_SECRETS = 4;

  private final EndpointBook book;
  private final EndpointTopic topic;
  private final SecretKeyring keyring;
  private final TargetPolicy targets;
  private final SecureRandom random;
  private final Clock clock;
  private final ReentrantLock oneAtATime = new ReentrantLock(true);

  public EndpointDesk(
      EndpointBook book,
      EndpointTopic topic,
      SecretKeyring keyring,
      TargetPolicy targets,
      SecureRandom random,
      Clock clock) {
    this.book = book;
    this.topic = topic;
    this.keyring = keyring;
    this.targets = targets;
    this.random = random;
    this.clock = clock;
  }

  /** Makes an endpoint with a secret of its own. */
  public EndpointView create(String id, EndpointForm form, Secret.Scheme scheme, String by) {
    return alone(
        () -> {
          needKey();
          targets.check(form.target(), form.format());
          refuseIf(book.get(id) != null, Reason.CONFLICT, "there is an endpoint of that id");
          refuseIf(
              book.storedCount() >= MAX_ENDPOINTS,
              Reason.CONFLICT,
              "there are " + MAX_ENDPOINTS + " endpoints, no more are taken");
          long now = clock.millis();
          List<Secret> secrets = List.of(NewSecret.of(scheme, random));
          return write(new StoredEndpoint(id, form, secrets, 1, now, now, by));
        });
  }

  /**
   * Puts a form in place of the one there is.
   *
   * @param expected whether the version that is there is the one the writer has seen
   */
  public EndpointView replace(
      String id,
      LongPredicate expected,
      java.util.function.Function<EndpointForm, EndpointForm> form,
      String by) {
    return alone(
        () -> {
          needKey();
          StoredEndpoint before = storedAs(id, expected);
          EndpointForm after = form.apply(before.form());
          targets.check(after.target(), after.format());
          return write(before.next(after, before.secrets(), clock.millis(), by));
        });
  }

  /** Forgets an endpoint; what waits for it is dropped. */
  public void delete(String id, LongPredicate expected) {
    alone(
        () -> {
          storedAs(id, expected);
          await(topic.delete(id));
          return null;
        });
  }

  /**
   * Gives the endpoint another secret, which signs from now on.
   *
   * @param overlap how long those there are sign beside it
   */
  public EndpointView rotate(String id, Secret.Scheme scheme, Duration overlap, String by) {
    return alone(
        () -> {
          needKey();
          StoredEndpoint before = storedAs(id, any -> true);
          long now = clock.millis();
          List<Secret> secrets = new ArrayList<>();
          secrets.add(NewSecret.of(scheme, random));
          before.secrets().stream()
              .map(secret -> endingBy(secret, now + overlap.toMillis()))
              .filter(secret -> secret.expiresAtMs() > now)
              .forEach(secrets::add);
          refuseIf(
              secrets.size() > MAX_SECRETS,
              Reason.CONFLICT,
              MAX_SECRETS
                  + " secrets sign already; wait for the oldest to end, or give no overlap");
          return write(before.next(before.form(), secrets, now, by));
        });
  }

  private static Secret endingBy(Secret secret, long endMs) {
    return new Secret(secret.scheme(), secret.value(), Math.min(secret.expiresAtMs(), endMs));
  }

  /** Delivers, holds or gives up; also where the endpoint stands in a file. */
  public EndpointView turn(String id, EndpointState state, String reason) {
    return alone(
        () -> {
          refuseIf(book.get(id) == null, Reason.NOT_FOUND, "no such endpoint");
          boolean enabled = state == EndpointState.ENABLED;
          EndpointStatus status = new EndpointStatus(state, reason, clock.millis(), true);
          await(topic.write(id, enabled ? null : status));
          if (enabled) {
            await(topic.writeFailingSince(id, null)); // counted anew
          }
          return book.get(id);
        });
  }

  private StoredEndpoint storedAs(String id, LongPredicate expected) {
    EndpointView view = book.get(id);
    refuseIf(view == null, Reason.NOT_FOUND, "no such endpoint");
    refuseIf(view.isFile(), Reason.CONFLICT, "it stands in a file, which is read only here");
    refuseIf(
        !expected.test(view.stored().version()),
        Reason.OTHER_VERSION,
        "its version is " + view.stored().version());
    return view.stored();
  }

  private EndpointView write(StoredEndpoint endpoint) {
    try {
      await(topic.write(endpoint));
    } catch (EndpointProblem e) {
      if (e.reason() == Reason.OTHER_VERSION) {
        writeAgainWhatCounts(endpoint.id());
      }
      throw e;
    }
    return book.get(endpoint.id());
  }

  /** Of a key the log keeps the last record: that must be the one that counts. */
  private void writeAgainWhatCounts(String id) {
    EndpointView view = book.get(id);
    if (view != null && !view.isFile()) {
      StoredEndpoint first = view.stored();
      await(
          topic.write(
              first.next(first.form(), first.secrets(), first.changedAtMs(), first.changedBy())));
    }
  }

  private void needKey() {
    refuseIf(keyring.isEmpty(), Reason.NO_KEY, "FLEET_NOTIFIER_KEY is not set");
  }

  private static void refuseIf(boolean met, Reason reason, String message) {
    if (met) {
      throw new EndpointProblem(reason, message);
    }
  }

  private <T> T alone(java.util.function.Supplier<T> change) {
    refuseIf(!topic.isLoaded(), Reason.NOT_READY, "endpoints are not known yet");
    boolean mine = false;
    try {
      mine = oneAtATime.tryLock(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      refuseIf(!mine, Reason.LOG_AWAY, "too many changes at once");
      return change.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw logAway();
    } finally {
      if (mine) {
        oneAtATime.unlock();
      }
    }
  }

  private static void await(CompletableFuture<Void> written) {
    try {
      written.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof EndpointProblem problem ? problem : logAway();
    } catch (TimeoutException e) {
      throw logAway();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw logAway();
    }
  }

  private static EndpointProblem logAway() {
    return new EndpointProblem(
        Reason.LOG_AWAY, "the log does not answer; look whether the change is there");
  }
}
