package io.fleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fleet.acceptance.TrialDay.Message;
import io.fleet.local.job.FlinkJob;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job is given other numbers of subtasks while a fleet drives; what is in the tables in the end
 * is what there is of the same hours of a fleet that drove undisturbed. Runs only when asked for:
 * {@code -Dfleet.tests.left-out=}.
 */
@Tag("restore")
@Timeout(600)
class RescaledJobIT {
  private static final String CALM = "rescaled-a-";
  private static final String RESCALED = "rescaled-b-";
  private static final TrialDay DAY = new TrialDay(4, Duration.ofHours(2), Duration.ofSeconds(4));
  private static final Duration LONG = Duration.ofMinutes(4);
  private static final Map<String, String> UNHURRIED =
      Map.of("FLEET_GATEWAY_RATE_EVENTS_PER_SECOND", "0");

  /** Some eighty seconds of load, in which each vehicle tells of a minute and a half in one. */
  private static final int IN_A_BODY = 40;

  private static final long BETWEEN_BODIES_MS = 400;

  @TempDir private static Path directory;
  @AutoClose private static FleetStack stack;
  private static FleetClient client;

  private final AtomicInteger posted = new AtomicInteger();

  @BeforeAll
  static void up() throws Exception {
    stack = FleetStack.start(directory.resolve("data"), UNHURRIED, "--no-simulator");
    client = new FleetClient(stack);
  }

  @Test
  void whateverItsParallelismTheJobEndsInTheTablesOfAnUndisturbedOne() throws Exception {
    // given
    List<Message> calm = messages(CALM);
    for (int from = 0; from < calm.size(); from += 2_000) {
      post(calm.subList(from, Math.min(calm.size(), from + 2_000)));
    }
    List<Message> rescaled = messages(RESCALED);
    FlinkJob job = new FlinkJob(stack.flinkUrl());
    assertThat(job.parallelism()).isEqualTo(2);

    // when
    CompletableFuture<Void> load = CompletableFuture.runAsync(() -> postSlowly(rescaled));
    for (int subtasks : List.of(4, 1)) {
      int meanwhile = awaitLoad(500);
      assertThat(stack.run(LONG, "job", "rescale", "--parallelism", Integer.toString(subtasks)))
          .contains("runs with " + subtasks + " subtask");
      assertThat(posted).as("messages by then").hasValueGreaterThan(meanwhile);
      assertThat(load).as("the load goes on").isNotDone();
      assertThat(job.parallelism()).isEqualTo(subtasks);
    }
    load.get(2, TimeUnit.MINUTES);
    for (String fleet : List.of(CALM, RESCALED)) {
      post(DAY.last(fleet));
    }

    // then
    FinalRows expected = new FinalRows(client, CALM, DAY.lastEpochDay());
    FinalRows found = new FinalRows(client, RESCALED, DAY.lastEpochDay());
    await()
        .atMost(LONG)
        .pollInterval(Duration.ofSeconds(2))
        .untilAsserted(() -> assertThat(found.read()).isEqualTo(expected.read()));
    Map<String, List<String>> rows = expected.read();
    assertThat(rows.get("telemetry")).hasSize(DAY.vehicles());
    assertThat(rows.get("trips")).hasSizeGreaterThan(DAY.vehicles());
    assertThat(rows.get("alerts")).isNotEmpty();
    assertThat(client.count("SELECT count() FROM dead_letters")).isZero();
  }

  private static List<Message> messages(String fleet) throws Exception {
    List<Message> messages = new ArrayList<>();
    DAY.send(fleet, messages::add);
    return messages;
  }

  /** Waits for so many messages more; gives how many there were then. */
  private int awaitLoad(int messages) {
    int before = posted.get();
    await().atMost(LONG).until(() -> posted.get() >= before + messages);
    return posted.get();
  }

  private void postSlowly(List<Message> messages) {
    try {
      for (int from = 0; from < messages.size(); from += IN_A_BODY) {
        List<Message> body = messages.subList(from, Math.min(messages.size(), from + IN_A_BODY));
        post(body);
        posted.addAndGet(body.size());
        TimeUnit.MILLISECONDS.sleep(BETWEEN_BODIES_MS);
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void post(List<Message> messages) throws Exception {
    client.postLines(messages.stream().map(Message::json).toList());
  }
}
