package io.fleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleet.events.DeadLetter;
import io.fleet.events.Topic;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What was refused, or could not be read, arrives once the cause is mended. */
@Timeout(240)
@ExtendWith(CalmStack.class)
@ResourceLock(CalmStack.LOCK)
class DeadLetterReplayIT {
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final String VAN = "fast-clock-van";
  private static final String OF_THE_VAN = " WHERE vehicle_id = '" + VAN + "'";

  private static FleetStack stack;
  private static FleetClient client;

  @BeforeAll
  static void find() throws Exception {
    stack = CalmStack.stack();
    client = new FleetClient(stack);
  }

  @Test
  void aClockTwoHoursAheadIsSetRightAndNothingArrivesTwice() throws Exception {
    // given three fixes of a device two hours ahead, and a trip event of another release's reader
    Instant wrong = Instant.now().plus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);
    for (int i = 0; i < 3; i++) {
      HttpResponse<String> answer = client.post(fix(wrong.minusSeconds(10 - i)));
      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(answer.body()).contains("\"reason\":\"clock\"");
    }
    unreadTripStart(wrong);
    client.soon().until(() -> letters().size() == 4);
    assertThat(letters()).noneMatch(letter -> letter.has("replayed_at"));

    // when
    String dry = replay("--dry-run");
    String first = replay();
    String second = replay();

    // then
    assertThat(dry).contains("3 to be sent to /v1/telemetry", "1 to be sent to fleet.prod.trip");
    assertThat(first).contains("4 letters", "3 accepted", "1 written");
    assertThat(second).contains("0 letters");
    client.soon().until(() -> count("telemetry") == 3 && count("trip_events") == 1);
    assertThat(client.sql("SELECT toUnixTimestamp64Milli(max(ts)) FROM telemetry" + OF_THE_VAN))
        .isEqualTo(Long.toString(wrong.minusSeconds(8 + 7_200).toEpochMilli()));
    assertThat(letters())
        .hasSize(4)
        .allMatch(letter -> letter.has("replayed_at"))
        .extracting(letter -> letter.get("replay_outcome").asText())
        .containsOnly("accepted", "written");
  }

  private static String fix(Instant at) {
    return "{\"vehicle_id\":\"%s\",\"timestamp\":\"%s\",\"lat\":48.1,\"lon\":11.5,\"speed_kmph\":30}"
        .formatted(VAN, at);
  }

  private static void unreadTripStart(Instant at) throws Exception {
    String json =
        "{\"trip_id\":\"t-1\",\"vehicle_id\":\"%s\",\"driver_id\":\"d\",\"event_type\":\"trip_start\",\"timestamp\":\"%s\"}"
            .formatted(VAN, at);
    new RawLog(stack)
        .write(
            Topic.DEAD_LETTERS,
            VAN,
            json.getBytes(StandardCharsets.UTF_8),
            Map.of(
                DeadLetter.HEADER_PLACE, "decode",
                DeadLetter.HEADER_REASON, "malformed",
                DeadLetter.HEADER_DETAIL, "a bug",
                DeadLetter.HEADER_ORIGIN, Topic.TRIP_EVENTS.topicName() + "-0-0",
                DeadLetter.HEADER_TIME, Long.toString(at.toEpochMilli())));
  }

  private static String replay(String... more) throws Exception {
    List<String> words = new ArrayList<>(List.of("deadletters", "replay"));
    words.addAll(List.of("--vehicle", VAN, "--since", "1h", "--shift", "-2h"));
    words.addAll(List.of(more));
    return stack.run(A_MINUTE, words.toArray(String[]::new));
  }

  private static List<JsonNode> letters() throws Exception {
    return client.list("/v1/dead-letters?record_key=" + VAN);
  }

  private static long count(String table) throws Exception {
    return client.count("SELECT count() FROM " + table + " FINAL" + OF_THE_VAN);
  }
}
