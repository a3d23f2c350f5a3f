package io.fleet.local.chaos;

import static io.fleet.local.part.PartNames.CLICKHOUSE;
import static io.fleet.local.part.PartNames.GATEWAY;
import static io.fleet.local.part.PartNames.JOB_MANAGER;
import static io.fleet.local.part.PartNames.KAFKA;
import static io.fleet.local.part.PartNames.NOTIFIER;
import static io.fleet.local.part.PartNames.QUERY_API;
import static io.fleet.local.part.PartNames.TASK_MANAGER;

import io.fleet.local.chaos.Scenario.Extras;
import io.fleet.local.chaos.TcpProxy.Mode;
import io.fleet.local.chaos.Ways.Way;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * All scenarios, in the order of {@code all}.
 *
 * @param pause how long parts are stopped
 * @param away how long stores are not there
 * @param seed of sequences
 */
record Scenarios(Duration pause, Duration away, long seed) {
  /** The one before which a second task manager is started, and after which it is ended. */
  static final String SPARE = "kill-flink-taskmanager-with-spare";

  /** The short form of all, for every build. */
  static final String IN_A_ROW = "in-a-row";

  private static final Duration BREATH = Duration.ofSeconds(3);

  /** Judged like others, and watched. */
  static final String SOAK = "soak";

  private static final List<String> PARTS =
      List.of(GATEWAY, KAFKA, TASK_MANAGER, JOB_MANAGER, CLICKHOUSE, NOTIFIER, QUERY_API);

  private static final Duration NETWORK = Duration.ofSeconds(15);
  private static final Duration FULL = Duration.ofSeconds(15);
  private static final int SEQUENCE = 6;

  /** Every one. */
  List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    for (String part : PARTS) {
      boolean tells = part.equals(NOTIFIER);
      all.add(
          new Scenario(
              "kill-" + part,
              tells ? "kill -9 while a subscriber refuses" : "kill -9",
              tells ? Receivers::refuseAndKill : it -> it.kill(part)));
    }
    all.add(spare());
    all.add(
        new Scenario(
            "lost-answers",
            "rows arrive, the answers to the inserts do not",
            it -> it.way(List.of(Way.JOB_TO_STORE), Mode.LOSE_ANSWERS, NETWORK)));
    all.add(
        new Scenario(
            "poison",
            "records nobody can read, posted and in topics",
            Scenario.USUAL,
            Extras.POISON,
            Poison::strike));
    all.add(wrongClocks());
    all.add(new Scenario("hanging-webhook", "an endpoint that never answers", Receivers::hang));
    for (Mode mode : List.of(Mode.DELAY, Mode.LOSS, Mode.CUT)) {
      all.add(
          new Scenario(
              "network-" + mode.name().toLowerCase(Locale.ROOT),
              "on every way between parts",
              it -> it.way(List.of(Way.values()), mode, NETWORK)));
    }
    all.add(new Scenario("upgrade", "the job stops with a savepoint and starts", this::upgrade));
    for (String disk : SmallDisks.NAMES) {
      all.add(
          new Scenario(
              SmallDisks.SCENARIO + disk,
              "no space left",
              it -> SmallDisks.of(it.stack()).fill(it, disk, FULL)));
    }
    all.add(new Scenario(IN_A_ROW, "kill -9 of all that hold something", Scenarios::inARow));
    all.add(
        new Scenario(
            "random",
            SEQUENCE + " faults in a seeded order",
            it -> new Monkey(seed, PARTS).strike(it, SEQUENCE)));
    for (String part : PARTS) {
      all.add(
          new Scenario(
              "pause-" + part,
              "SIGSTOP for " + pause.toSeconds() + " s",
              it -> it.pause(part, pause)));
    }
    all.add(
        new Scenario(
            "away-stores",
            "broker and ClickHouse away for " + away.toSeconds() + " s",
            it -> it.away(List.of(KAFKA, CLICKHOUSE), away)));
    return all;
  }

  /** What is wrong is in the script. */
  private static Scenario wrongClocks() {
    return new Scenario(
        "wrong-clocks",
        "devices a day ahead and a day behind",
        Scenario.USUAL,
        Extras.WRONG_CLOCKS,
        it -> it.during("wrong clocks", () -> it.sleep(NETWORK)));
  }

  private static Scenario spare() {
    return new Scenario(SPARE, "kill -9, with a second one at hand", it -> it.kill(TASK_MANAGER));
  }

  /** The monkey at work for a long time; what the parts come to meanwhile is told beside. */
  Scenario soak(Duration length) {
    return new Scenario(
        SOAK,
        "fault after fault for " + length,
        length.dividedBy(4).multipliedBy(3),
        Extras.NONE,
        it -> new Monkey(seed, PARTS).strike(it, length.dividedBy(4).multipliedBy(3)));
  }

  private static void inARow(Disturbance it) throws Exception {
    it.kill(CLICKHOUSE);
    it.sleep(BREATH);
    it.kill(TASK_MANAGER);
    it.sleep(BREATH);
    Receivers.refuseAndKill(it);
    it.sleep(BREATH);
    it.kill(KAFKA);
  }

  /** The JobManager ends with its job, and is started from the savepoint. */
  private void upgrade(Disturbance it) throws Exception {
    ChaosStack stack = it.stack();
    int before = stack.part(JOB_MANAGER).restarts();
    it.during(
        "upgrade",
        () -> {
          stack.job().stop(stack.data().checkpoints().resolve("upgrade"));
          it.awaitDeath(JOB_MANAGER, before);
        });
  }
}
