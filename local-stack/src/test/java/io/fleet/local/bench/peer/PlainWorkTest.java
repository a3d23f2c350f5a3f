package io.fleet.local.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Heartbeat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PlainWorkTest {
  @Test
  void messagesCountByTheConditionsOfTheStatements() throws IOException {
    // given
    PlainWork.Count count = new PlainWork.Count();

    // when
    add(count, "{'vehicle_id':'a','trip_id':'t','speed_kmph':80.01}");
    add(count, "{'vehicle_id':'a','trip_id':'t','speed_kmph':80}");
    add(count, "{'vehicle_id':'b','trip_id':null,'speed_kmph':120}");
    add(count, "{'vehicle_id':'c'}");
    count.add(Heartbeat.value());

    // then
    assertThat(count.work()).isEqualTo(new PlainWork(4, 2, 2));
  }

  @Test
  void allThatWasToBeDoneLeavesNothingToSay() {
    // given
    PlainCheck check = new PlainCheck(new PlainWork(9, 8, 2), 8, 9, 2);

    // then
    assertThat(check.reservations()).isEmpty();
    assertThat(check.found()).isEqualTo(check.expected()).isEqualTo(19);
  }

  @Test
  void everyStatementThatLeftSomethingOutIsNamed() {
    assertThat(new PlainCheck(new PlainWork(9, 8, 2), 7, 8, 3).reservations())
        .containsExactly(
            "plain SQL: 7 events of trips of 8",
            "plain SQL: 8 events of windows of 9",
            "plain SQL: 3 fast events of 2");
  }

  @Test
  void aLogThatAsksNothingOfAStatementMeasuresNothing() {
    assertThat(new PlainCheck(new PlainWork(9, 9, 0), 9, 9, 0).reservations())
        .containsExactly("the log holds no fast events");
  }

  private static void add(PlainWork.Count count, String json) throws IOException {
    count.add(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
