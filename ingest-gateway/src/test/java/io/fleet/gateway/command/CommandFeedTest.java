package io.fleet.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Command;
import io.fleet.events.CommandReply;
import io.fleet.events.CommandStatus;
import io.fleet.gateway.broker.GatewayWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A gateway that starts knows from the log what waits and what is over. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
class CommandFeedTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Inject CommandLog log;
  @Inject CommandSettings settings;
  @Inject CommandMeters meters;
  @Inject Instance<CommandWatcher> watchers;

  @Inject
  @Identifier("default-kafka-broker")
  Map<String, Object> broker;

  @Test
  void whatWaitedStillWaitsAndWhatWasDeliveredDoesNot() throws Exception {
    // given
    write(command("feed-waits"));
    write(command("feed-done"));
    CommandReply done =
        new CommandReply(
            "feed-done", "feed-v", System.currentTimeMillis(), CommandStatus.DELIVERED, null);
    log.write(done).toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    // when
    CommandBook book = new CommandBook(settings);
    CommandFeed started =
        new CommandFeed(book, settings, watchers, meters, Clock.systemUTC(), broker);
    started.start(null);
    try {
      Awaitility.await().atMost(PATIENCE).until(started::isLoaded);
      // then
      assertThat(book.pending("feed-v", System.currentTimeMillis()))
          .extracting(Command::commandId)
          .containsExactly("feed-waits");
    } finally {
      started.stop(null);
    }
  }

  private void write(Command command) throws Exception {
    log.write(command).toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private static Command command(String id) {
    long nowMs = System.currentTimeMillis();
    return new Command(id, "feed-v", "horn", "{}", nowMs, nowMs + 600_000);
  }
}
