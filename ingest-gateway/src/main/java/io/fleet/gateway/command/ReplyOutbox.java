package io.fleet.gateway.command;

import io.fleet.events.CommandReply;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes replies that nobody waits for, and again if the log was away. Bounded: what is dropped
 * beyond that is only that a command was delivered, and it is then delivered once more.
 */
@Singleton
class ReplyOutbox {
  static final int MAX_WAITING = 10_000;

  private final CommandLog log;
  private final CommandMeters meters;
  private final ConcurrentLinkedQueue<CommandReply> unsent = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();

  ReplyOutbox(CommandLog log, CommandMeters meters) {
    this.log = log;
    this.meters = meters;
  }

  /** Takes a reply; never blocks. */
  void post(CommandReply reply) {
    if (waiting.incrementAndGet() > MAX_WAITING) {
      waiting.decrementAndGet();
      meters.replyDropped();
      return;
    }
    write(reply);
  }

  /** Writes what the log did not take before. */
  void writeAgain() {
    List<CommandReply> again = new ArrayList<>();
    for (CommandReply reply = unsent.poll(); reply != null; reply = unsent.poll()) {
      again.add(reply);
    }
    again.forEach(this::write);
  }

  private void write(CommandReply reply) {
    log.write(reply)
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                unsent.add(reply);
              } else {
                waiting.decrementAndGet();
                meters.replied(reply.status());
              }
            });
  }
}
