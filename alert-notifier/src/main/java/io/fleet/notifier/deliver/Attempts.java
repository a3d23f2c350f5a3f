package io.fleet.notifier.deliver;

import io.fleet.notifier.endpoint.DeliveryTerms;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Makes the attempts of one lane: as many at once as it may, of what is due, and decides what
 * follows from each. Lives on the lane's thread.
 */
final class Attempts {
  /** Messages looked at without a break; an event loop serves many lanes. */
  private static final int TURN = 500;

  private final LaneTools tools;
  private final Sender sender;
  private final Keeper keeper;
  private final Messages messages;
  private final Standing standing;
  private final HandOver handOver = new HandOver();
  private final Consumer<String> disable;
  private final Alarm alarm;
  private int running;
  private boolean pumping;

  /**
   * @param disable told why the endpoint is to be given up
   */
  Attempts(
      Vertx vertx,
      LaneTools tools,
      Sender sender,
      Keeper keeper,
      Messages messages,
      Standing standing,
      Consumer<String> disable) {
    this.tools = tools;
    this.sender = sender;
    this.keeper = keeper;
    this.messages = messages;
    this.standing = standing;
    this.disable = disable;
    this.alarm = new Alarm(vertx, this::pump);
  }

  /** Starts what may start, and sees to it that the rest is looked at in time. */
  void pump() {
    if (pumping) {
      return;
    }
    pumping = true;
    try {
      readAhead();
      startAll();
    } finally {
      pumping = false;
    }
    long dueMs = messages.queue().nextDueMs();
    if (standing.endedAs() == null && hasSlot() && dueMs != Long.MAX_VALUE) {
      alarm.setTo(Math.max(dueMs, standing.gate().opensAtMs(now())), now());
    }
  }

  /** Even with no slot free, else fresh messages would hide those that have to be read first. */
  private void readAhead() {
    if (standing.endedAs() == null && standing.gate().isOpen(now())) {
      load(messages.queue().startLoading(now(), standing.gate().isProbing()));
    }
  }

  private void startAll() {
    for (int i = 0; i < TURN && canStart(); i++) {
      Delivery next = messages.queue().next(now(), standing.gate().isProbing());
      if (next == null) {
        return;
      }
      start(next);
    }
  }

  int running() {
    return running;
  }

  /** Whether one more could be under way. */
  boolean hasSlot() {
    return running < tools.settings().concurrency();
  }

  /** These are another's now, of whom attempts are under way; told when there are none. */
  HandOver handOver() {
    return handOver;
  }

  private boolean canStart() {
    return standing.endedAs() == null && hasSlot() && standing.gate().isOpen(now());
  }

  private void load(List<Delivery> batch) {
    if (batch.isEmpty()) {
      return;
    }
    batch.stream().filter(this::isTooOld).forEach(each -> messages.end(each, Outcome.EXPIRED));
    List<Delivery> wanted = left(batch);
    if (wanted.isEmpty()) {
      messages.queue().loaded(wanted);
    } else {
      keeper.load(wanted, this::loaded, () -> notLoaded(wanted));
    }
  }

  private void loaded(List<Delivery> batch) {
    List<Delivery> left = left(batch);
    messages.queue().loaded(left.stream().filter(each -> each.event() != null).toList());
    left.stream()
        .filter(each -> each.event() == null)
        .forEach(each -> messages.giveUp(each, Outcome.LOST, "the store no longer has it"));
    if (batch.size() > 1) {
      chooseAnewIfProbing();
    }
    pump();
  }

  /** What was read while all was well does not decide which message the next probe is. */
  private void chooseAnewIfProbing() {
    if (standing.gate().isProbing()) {
      messages.queue().putBack();
    }
  }

  private void notLoaded(List<Delivery> batch) {
    messages.queue().notLoaded(left(batch), now());
    pump();
  }

  private static List<Delivery> left(List<Delivery> batch) {
    return batch.stream().filter(delivery -> !delivery.isDone()).toList();
  }

  private void start(Delivery delivery) {
    if (isTooOld(delivery)) {
      messages.end(delivery, Outcome.EXPIRED);
      return;
    }
    running++;
    delivery.place(Delivery.Place.RUNNING);
    standing.gate().started(delivery);
    send(delivery)
        .otherwise(e -> AttemptResult.of(AttemptResult.Kind.UNREACHABLE, nameOf(e)))
        .onSuccess(result -> finished(delivery, result));
  }

  /** Whatever goes wrong in there costs this attempt, not the lane. */
  private Future<AttemptResult> send(Delivery delivery) {
    try {
      return sender.send(standing.endpoint(), delivery.id(), delivery.event());
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  private static String nameOf(Throwable e) {
    return e.getClass().getSimpleName();
  }

  /** Of what was asked for once more the age does not count. */
  private boolean isTooOld(Delivery delivery) {
    return standing.terms().maxAge() != null
        && !delivery.origin().shard().isReplay()
        && now() - delivery.gist().emittedAtMs() > standing.terms().maxAge().toMillis();
  }

  private void finished(Delivery delivery, AttemptResult result) {
    running--;
    int number = delivery.attempts() + 1;
    tools.metrics().attempted(result.kind());
    boolean isDelivered = result.kind() == AttemptResult.Kind.DELIVERED;
    if (isDelivered) {
      standing.succeeded();
    } else if (standing.failed(delivery, result)) {
      disable.accept("nothing delivered for " + tools.settings().disableAfter());
    }
    if (delivery.isReleased()) {
      endedElsewhere(delivery, isDelivered);
    } else if (isDelivered) {
      delivered(delivery);
    } else {
      failed(delivery, result);
    }
    messages.chronicle().attempted(delivery, number, result);
    pump();
    closeIfIdle();
  }

  /** Only what was delivered may be taken out of the store; all else is for the new owner. */
  private void endedElsewhere(Delivery delivery, boolean isDelivered) {
    if (isDelivered) {
      keeper.forget(delivery);
      tools.metrics().ended(Outcome.DELIVERED);
    }
    handOver.ended(delivery);
  }

  private void delivered(Delivery delivery) {
    tools.metrics().delivered(delivery.gist().emittedAtMs(), now());
    List<Delivery> older = messages.versions().supersededBy(delivery);
    messages.end(delivery, Outcome.DELIVERED);
    if (standing.terms().superseded() == DeliveryTerms.Superseded.SKIP) {
      older.forEach(messages::supersede);
    }
  }

  private void failed(Delivery delivery, AttemptResult result) {
    delivery.failedAttempt();
    messages.queue().attempted(delivery);
    chooseAnewIfProbing();
    if (!standing.gate().isFlowing(now())) {
      messages.secureAll();
    }
    if (result.kind() == AttemptResult.Kind.GONE) {
      messages.giveUp(delivery, Outcome.GONE, result.reason());
      disable.accept("gone (410)");
    } else if (standing.endedAs() != null) {
      messages.end(delivery, standing.endedAs());
    } else if (delivery.isSuperseded()) {
      messages.end(delivery, Outcome.SUPERSEDED);
    } else {
      tryAgain(delivery, result);
    }
  }

  private void tryAgain(Delivery delivery, AttemptResult result) {
    long holdMs = Math.min(result.retryAfterMs(), Gate.MAX_HOLD_MS);
    OptionalLong due = tools.schedule().nextAttemptAtMs(delivery.attempts(), now(), holdMs);
    if (due.isPresent()) {
      delivery.dueMs(due.getAsLong());
      messages.keep(delivery);
    } else {
      String detail = delivery.attempts() + " attempts, the last: " + result.reason();
      messages.giveUp(delivery, Outcome.EXHAUSTED, detail);
    }
  }

  /** Lets connections go once the endpoint is no more and nothing is under way. */
  void closeIfIdle() {
    if (standing.endedAs() == Outcome.REMOVED && running == 0) {
      sender.close();
    }
  }

  private long now() {
    return tools.clock().millis();
  }
}
