package io.fleet.notifier.deliver;

import io.fleet.notifier.endpoint.Endpoint;
import io.fleet.notifier.event.Event;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Sends nothing: a test says how attempts end. Each ends in a turn of its own, as real ones do. */
final class ScriptedSender implements Sender {
  static final AttemptResult DELIVERED = AttemptResult.ofStatus(200, 0);
  static final AttemptResult FAILED =
      AttemptResult.of(AttemptResult.Kind.UNREACHABLE, "connection refused");
  static final AttemptResult REFUSED = AttemptResult.ofStatus(500, 0);

  private final List<Event> attempts = new CopyOnWriteArrayList<>();
  private final List<Promise<AttemptResult>> open = new CopyOnWriteArrayList<>();
  private volatile Function<Event, AttemptResult> script = event -> DELIVERED;
  private volatile Context context;
  volatile boolean closed;

  void runOn(Context lane) {
    context = lane;
  }

  /** How attempts end from now on; null for one that does not end until {@link #endAll}. */
  ScriptedSender answering(Function<Event, AttemptResult> newScript) {
    script = newScript;
    return this;
  }

  @Override
  public Future<AttemptResult> send(Endpoint endpoint, String messageId, Event event) {
    attempts.add(event);
    AttemptResult result = script.apply(event);
    Promise<AttemptResult> promise = Promise.promise();
    if (result == null) {
      open.add(promise);
    } else {
      context.runOnContext(v -> promise.complete(result));
    }
    return promise.future();
  }

  /** Ends what is under way. */
  void endAll(AttemptResult result) {
    List<Promise<AttemptResult>> ending = List.copyOf(open);
    open.removeAll(ending);
    ending.forEach(promise -> context.runOnContext(v -> promise.complete(result)));
  }

  @Override
  public void close() {
    closed = true;
  }

  List<Event> attempts() {
    return attempts;
  }

  List<String> subjects() {
    return attempts.stream().map(Event::subjectId).toList();
  }

  int underWay() {
    return open.size();
  }
}
