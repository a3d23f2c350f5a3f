package io.fleet.gateway.command;

import io.fleet.events.Command;
import io.fleet.events.CommandJson;
import io.fleet.events.Refusal;
import io.fleet.events.Topic;
import io.fleet.gateway.follow.TopicFollower;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Reads commands and replies into the book, from as far back as a command may wait, and goes on
 * with what comes. What cannot be read is passed over and counted.
 */
@Singleton
public class CommandFeed {
  private static final Logger LOG = Logger.getLogger(CommandFeed.class);

  private final CommandBook book;
  private final CommandSettings limits;
  private final Instance<CommandWatcher> watchers;
  private final CommandMeters meters;
  private final TopicFollower follower;

  CommandFeed(
      CommandBook book,
      CommandSettings limits,
      Instance<CommandWatcher> watchers,
      CommandMeters meters,
      Clock clock,
      @Identifier("default-kafka-broker") Map<String, Object> broker) {
    this.book = book;
    this.limits = limits;
    this.watchers = watchers;
    this.meters = meters;
    this.follower =
        new TopicFollower(
            "commands",
            List.of(Topic.COMMAND_REPLIES, Topic.COMMANDS),
            () -> clock.millis() - limits.maxLife().toMillis(),
            broker,
            this::take);
  }

  /** Whether everything that stood in the log when the reading began is known. */
  public boolean isLoaded() {
    return follower.isCaughtUp();
  }

  void start(@Observes StartupEvent event) {
    follower.start();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    follower.close();
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    boolean isCommand = record.topic().equals(Topic.COMMANDS.topicName());
    if (record.value() == null) {
      return;
    }
    try {
      if (isCommand) {
        take(command(record));
      } else {
        book.put(CommandJson.reply(record.value()));
      }
    } catch (Refusal.RefusedException | RuntimeException e) {
      meters.unreadable(isCommand ? "commands" : "replies");
      LOG.debugf("passed over: %s-%d-%d", record.topic(), record.partition(), record.offset());
    }
  }

  private Command command(ConsumerRecord<byte[], byte[]> record) throws Refusal.RefusedException {
    return CommandJson.command(
        record.value(),
        record.timestamp(),
        limits.defaultLife().toMillis(),
        limits.maxLife().toMillis());
  }

  private void take(Command command) {
    book.put(command);
    watchers.forEach(watcher -> watcher.pending(command.vehicleId()));
  }
}
