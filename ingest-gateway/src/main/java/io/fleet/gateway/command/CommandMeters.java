package io.fleet.gateway.command;

import io.fleet.events.CommandStatus;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** Counts commands; metric names and tags are public interface. */
@Singleton
class CommandMeters {
  /** Commands that wait, of all vehicles. */
  static final String PENDING = "fleet.gateway.commands.pending";

  /** Commands handed to devices by this gateway, by whether they were {@code again}. */
  static final String SENT = "fleet.gateway.commands.sent";

  /** What became of commands, as this gateway wrote it, by {@code outcome}. */
  static final String REPLIES = "fleet.gateway.commands.replies";

  /** Records of both topics that say nothing. */
  static final String UNREADABLE = "fleet.gateway.commands.unreadable";

  /** Replies that found no room while the log was away. */
  static final String DROPPED = "fleet.gateway.commands.replies.dropped";

  private final MeterRegistry registry;

  CommandMeters(MeterRegistry registry, CommandBook book) {
    this.registry = registry;
    registry.gauge(PENDING, book, CommandBook::pending);
  }

  void sent(boolean again) {
    registry.counter(SENT, "again", Boolean.toString(again)).increment();
  }

  void replied(CommandStatus status) {
    registry.counter(REPLIES, "outcome", status.tag()).increment();
  }

  void unreadable(String topic) {
    registry.counter(UNREADABLE, "topic", topic).increment();
  }

  void replyDropped() {
    registry.counter(DROPPED).increment();
  }
}
