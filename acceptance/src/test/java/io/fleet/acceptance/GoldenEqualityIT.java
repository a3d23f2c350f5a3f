package io.fleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fleet.acceptance.TrialDay.Message;
import io.fleet.local.bench.stack.FlinkRest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * What is found in the end is a function of what vehicles did, not of when it was heard of: the
 * same hours of a fleet, once in order, once under another name and cut off, shuffled, twice, with
 * the task manager killed and with scans that come when all is over, end in the same tables.
 *
 * <p>{@code -Dfleet.golden.vehicles=200 -Dfleet.golden.hours=24 -Dfleet.golden.sampling=10} is the
 * full size.
 */
@Timeout(7_200)
@ExtendWith(CalmStack.class)
@ResourceLock(CalmStack.LOCK)
class GoldenEqualityIT {
  private static final String CALM = "golden-a-";
  private static final String ROUGH = "golden-b-";
  private static final int IN_A_BODY = 2_000;
  private static final int MOST_SHOWN = 8;
  private static final TrialDay DAY =
      new TrialDay(
          Integer.getInteger("fleet.golden.vehicles", 6),
          Duration.ofHours(Integer.getInteger("fleet.golden.hours", 7)),
          Duration.ofSeconds(Integer.getInteger("fleet.golden.sampling", 4)));

  /** A loss of speed is judged between messages that follow each other so soon. */
  private static final Duration CRASHES_ARE_SEEN = Duration.ofSeconds(4);

  private static final boolean IS_SMALL = DAY.vehicles() <= 20;
  private static final String TASK_MANAGER = "flink-taskmanager";

  /** When in the fleet's time; the second one when most has been uploaded and is being repaired. */
  private static final List<Long> KILLS =
      (IS_SMALL ? List.of(50) : List.of(50, 70))
          .stream()
              .map(share -> TrialDay.START.plus(DAY.duration().multipliedBy(share).dividedBy(100)))
              .map(Instant::toEpochMilli)
              .toList();

  private static final Duration PATIENCE = Duration.ofMinutes(IS_SMALL ? 4 : 60);

  private final FleetStack stack = CalmStack.stack();
  private final FleetClient client;
  private final FlinkRest flink = new FlinkRest(stack.flinkUrl());
  private final List<byte[]> body = new ArrayList<>();

  GoldenEqualityIT() throws Exception {
    client = new FleetClient(stack);
  }

  @Test
  void aRoughWayEndsInTheTablesOfACalmOne() throws Exception {
    // given
    long startNs = System.nanoTime();
    TrialReference reference = new TrialReference(client, DAY);
    reference.writeFences();
    for (String fleet : List.of(CALM, ROUGH)) {
      reference.writePlans(fleet);
      reference.writeRoutes(fleet);
    }
    reference.scan(CALM);
    long events = DAY.send(CALM, this::post);
    flush();
    say("%,d events in order posted, %d s", events, secondsSince(startNs));

    // when
    RoughWay way = new RoughWay(DAY, this::post);
    Deque<Long> kills = new ArrayDeque<>(KILLS);
    DAY.send(
        ROUGH,
        message -> {
          if (!kills.isEmpty() && message.timeMs() > kills.peek()) {
            kills.poll();
            stack.awaitHealthy(TASK_MANAGER);
            stack.kill(TASK_MANAGER);
          }
          way.take(message);
        });
    way.deliverAll();
    reference.scan(ROUGH);
    for (String fleet : List.of(CALM, ROUGH)) {
      for (Message message : DAY.last(fleet)) {
        post(message);
      }
    }
    flush();
    say(
        "%,d messages on a rough way posted, %,d of them uploaded after %s offline, %d s",
        way.arrived(), way.uploaded(), way.offline(), secondsSince(startNs));
    stack.awaitHealthy(TASK_MANAGER);

    // then
    FinalRows calm = new FinalRows(client, CALM, DAY.lastEpochDay());
    FinalRows rough = new FinalRows(client, ROUGH, DAY.lastEpochDay());
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(3))
        .untilAsserted(
            () -> {
              assertSame(calm.read(), rough.read());
              assertThat(flink.sum("fleet_repairs_done")).isPositive();
              assertThat(flink.sum("fleet_repairs_open")).isZero();
            });
    say(
        "the same after %d s; %d repairs asked, %d done",
        secondsSince(startNs), flink.sum("fleet_repairs_asked"), flink.sum("fleet_repairs_done"));
    report(calm, rough, way);
  }

  private void assertSame(Map<String, List<String>> calm, Map<String, List<String>> rough) {
    Map<String, String> differences = new TreeMap<>();
    for (Map.Entry<String, List<String>> table : calm.entrySet()) {
      List<String> missing = without(table.getValue(), rough.get(table.getKey()));
      List<String> surplus = without(rough.get(table.getKey()), table.getValue());
      if (!missing.isEmpty() || !surplus.isEmpty()) {
        differences.put(
            table.getKey(),
            "%d rows only after the calm way:%n%s%n%d only after the rough one:%n%s"
                .formatted(missing.size(), some(missing), surplus.size(), some(surplus)));
      }
    }
    say("different: %s", differences.keySet());
    assertThat(differences).isEmpty();
    if (DAY.sampling().compareTo(CRASHES_ARE_SEEN) <= 0) {
      assertThat(calm.values()).as("rows of each table").noneMatch(List::isEmpty);
    }
  }

  private static List<String> without(List<String> rows, List<String> others) {
    Map<String, Integer> there = new HashMap<>();
    others.forEach(row -> there.merge(row, 1, Integer::sum));
    return rows.stream().filter(row -> there.merge(row, -1, Integer::sum) < 0).toList();
  }

  private static String some(List<String> rows) {
    return String.join("\n", rows.subList(0, Math.min(rows.size(), MOST_SHOWN)));
  }

  /** What was told on the rough way alone and taken back, by table and cause. */
  private static void report(FinalRows calm, FinalRows rough, RoughWay way) throws Exception {
    Map<String, TreeSet<String>> usual = calm.withdrawn();
    for (Map.Entry<String, TreeSet<String>> table : rough.withdrawn().entrySet()) {
      TreeSet<String> onlyRough = new TreeSet<>(table.getValue());
      onlyRough.removeAll(usual.get(table.getKey()));
      Map<String, List<String>> byCause =
          onlyRough.stream().collect(Collectors.groupingBy(row -> causeOf(row, way)));
      byCause.forEach(
          (cause, rows) ->
              say(
                  "%d %s withdrawn on the rough way only, %s: %s",
                  rows.size(), table.getKey(), cause, rows));
    }
  }

  /** Of a row as {@link FinalRows#withdrawn} names it: whose number comes last in its name. */
  private static String causeOf(String row, RoughWay way) {
    String[] words = row.split(" ");
    int vehicle = Integer.parseInt(words[0].substring(words[0].length() - 4));
    return way.causeOf(vehicle, Instant.parse(words[1] + "T" + words[2] + "Z").toEpochMilli());
  }

  private void post(Message message) throws Exception {
    body.add(message.json());
    if (body.size() == IN_A_BODY) {
      flush();
    }
  }

  private void flush() throws Exception {
    client.postLines(body);
    body.clear();
  }

  private static long secondsSince(long startNs) {
    return Duration.ofNanos(System.nanoTime() - startNs).toSeconds();
  }

  private static void say(String format, Object... values) {
    System.out.printf("golden: " + format + "%n", values);
  }
}
