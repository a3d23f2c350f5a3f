package io.fleet.local.bench.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RoundLedgerTest {
  private static final long NOON_US = 1_772_366_400_000_000L;

  private final RoundLedger ledger = new RoundLedger(2);

  private static NumberedAlert alert(int number) {
    return new NumberedAlert(1, number, NOON_US);
  }

  @Test
  void anAlertIsFoundAgainInTheBodyItBecomes() {
    // given
    NumberedAlert alert = new NumberedAlert(7, 1_234, NOON_US + 5);
    String data = new String(alert.json(), StandardCharsets.UTF_8);

    // then
    assertThat(NumberedAlert.in("{\"type\":\"x\",\"data\":" + data + "}")).isEqualTo(alert);
    assertThat(NumberedAlert.in("{\"type\":\"vehicle.sos.opened\"}")).isNull();
  }

  @Test
  void aRepeatedMessageCountsOnceForTimesAndIds() {
    // when
    ledger.add(0, "msg_1", alert(0), NOON_US + 2_000);
    ledger.add(0, "msg_1", alert(0), NOON_US + 9_000);
    ledger.add(1, "msg_2", alert(0), NOON_US + 4_000);

    // then
    Receipts receipts = ledger.receipts();
    assertThat(receipts.messages()).isEqualTo(3);
    assertThat(receipts.distinctAlerts()).isEqualTo(2);
    assertThat(receipts.distinctIds()).isEqualTo(2);
    assertThat(receipts.p50Ms()).isEqualTo(2);
    assertThat(receipts.p99Ms()).isEqualTo(4);
    assertThat(receipts.lastAtUs()).isEqualTo(NOON_US + 4_000);
  }

  @Test
  void anAlertUnderTwoIdsShows() {
    // when
    ledger.add(0, "msg_1", alert(0), NOON_US);
    ledger.add(0, "msg_other", alert(0), NOON_US);

    // then
    assertThat(ledger.receipts().distinctIds()).isEqualTo(2);
    assertThat(ledger.receipts().distinctAlerts()).isEqualTo(1);
  }

  @Test
  void theLeastServedEndpointShows() {
    // when
    ledger.add(0, "msg_1", alert(0), NOON_US);
    ledger.add(0, "msg_2", alert(1), NOON_US);
    ledger.add(1, "msg_3", alert(1), NOON_US);

    // then
    assertThat(ledger.receipts().leastAlerts()).isEqualTo(1);
  }
}
