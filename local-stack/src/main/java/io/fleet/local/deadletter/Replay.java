package io.fleet.local.deadletter;

import io.fleet.simulator.replay.ShiftedJson;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sends letters again, one after the other, and notes what came of each. What was sent and could
 * not be noted is sent once more by the next run; its identity makes that the same event.
 */
final class Replay {
  private static final int NOTED_AT_ONCE = 100;

  private final LetterStore store;
  private final Gateway gateway;
  private final OriginalTopic topic;
  private final Duration shift;
  private final Clock clock;
  private final List<Replayed> unnoted = new ArrayList<>();
  private final Map<String, Integer> outcomes = new TreeMap<>();

  /**
   * One run.
   *
   * @param shift by how much the times in originals are moved; zero leaves the bytes as they are
   */
  Replay(LetterStore store, Gateway gateway, OriginalTopic topic, Duration shift, Clock clock) {
    this.store = store;
    this.gateway = gateway;
    this.topic = topic;
    this.shift = shift;
    this.clock = clock;
  }

  /**
   * Sends them.
   *
   * @return how many had which outcome
   */
  Map<String, Integer> send(List<Letter> letters) throws IOException, InterruptedException {
    try {
      for (Letter letter : letters) {
        send(letter);
        if (unnoted.size() == NOTED_AT_ONCE) {
          note();
        }
      }
    } finally {
      note();
    }
    return outcomes;
  }

  private void send(Letter letter) throws IOException, InterruptedException {
    Destination destination = Destination.of(letter);
    switch (destination.kind()) {
      case GATEWAY -> done(letter, gateway.post(destination.detail(), original(letter)));
      case TOPIC -> {
        topic.write(destination.detail(), letter.key(), original(letter));
        done(letter, "written");
      }
      default -> count("left (" + destination.detail() + ")");
    }
  }

  private byte[] original(Letter letter) throws IOException {
    return shift.isZero()
        ? letter.payload()
        : ShiftedJson.shift(letter.payload(), shift.toMillis());
  }

  private void done(Letter letter, String outcome) {
    unnoted.add(new Replayed(letter.id(), clock.instant(), outcome, shift.toMillis()));
    count(outcome);
  }

  private void count(String outcome) {
    outcomes.merge(outcome, 1, Integer::sum);
  }

  private void note() throws IOException, InterruptedException {
    store.note(unnoted);
    unnoted.clear();
  }

  /** What would be done, and nothing is. */
  static Map<String, Integer> plan(List<Letter> letters) {
    Map<String, Integer> plan = new TreeMap<>();
    for (Letter letter : letters) {
      Destination to = Destination.of(letter);
      String way =
          to.kind() == Destination.Kind.NOWHERE
              ? "left (" + to.detail() + ")"
              : "to be sent to " + to.detail();
      plan.merge(way, 1, Integer::sum);
    }
    return plan;
  }
}
