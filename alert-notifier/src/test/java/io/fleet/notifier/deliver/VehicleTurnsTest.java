package io.fleet.notifier.deliver;

import static io.fleet.notifier.deliver.Deliveries.failed;
import static io.fleet.notifier.deliver.Deliveries.ofVehicle;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VehicleTurnsTest {
  private final VehicleTurns turns = new VehicleTurns();
  private final Delivery first = ofVehicle("V1", 1);
  private final Delivery second = ofVehicle("V1", 2);
  private final Delivery third = ofVehicle("V1", 3);
  private final Delivery other = ofVehicle("V2", 4);

  @BeforeEach
  void order() {
    turns.form(List.of());
  }

  @Test
  void onlyTheFirstOfAVehicleMayGo() {
    enter(first, second, other);

    assertThat(turns.claim(second)).isFalse();
    assertThat(turns.claim(first)).isTrue();
    assertThat(turns.claim(second)).isFalse();
    assertThat(turns.claim(other)).isTrue();
  }

  @Test
  void theNextMayGoOnceTheFirstHasEnded() {
    enter(first, second, third);
    turns.claim(first);

    assertThat(turns.leave(first)).containsExactly(second);
    assertThat(turns.claim(second)).isTrue();
    assertThat(turns.claim(third)).isFalse();
  }

  @Test
  void aFirstAndASecondFailureHoldTheNext() {
    enter(first, second);

    for (int attempt = 1; attempt <= 2; attempt++) {
      turns.claim(first);
      assertThat(turns.attempted(failed(first, 1))).isEmpty();
      assertThat(turns.claim(second)).isFalse();
    }
  }

  @Test
  void aThirdFailureLetsTheNextOneGo() {
    enter(first, second);
    turns.claim(first);

    assertThat(turns.attempted(failed(first, 3))).containsExactly(second);
    assertThat(turns.claim(second)).isTrue();
  }

  @Test
  void whatFailedThriceGoesByItselfButNotBesideAnother() {
    // given
    enter(first, second, third);
    turns.claim(first);
    turns.attempted(failed(first, 3));
    turns.claim(second);

    // when
    boolean beside = turns.claim(first);

    // then
    assertThat(beside).isFalse();
    assertThat(turns.leave(second)).containsExactlyInAnyOrder(first, third);
    assertThat(turns.claim(first)).isTrue();
    assertThat(turns.claim(third)).isFalse();
    assertThat(turns.leave(first)).containsExactly(third);
  }

  @Test
  void whatIsInOrderGoesBeforeWhatHasFailedThrice() {
    // given
    Delivery retried = failed(ofVehicle("V1", 0), 3);
    Delivery retriedToo = failed(ofVehicle("V1", 9), 3);
    enter(first);
    turns.claim(retried);

    // when
    turns.claim(retriedToo);
    turns.claim(first);

    // then
    assertThat(turns.leave(retried)).containsExactly(first);
  }

  @Test
  void anEarlierRecordThatComesLateGoesFirst() {
    enter(third, second, first);

    assertThat(turns.isFirst(first)).isTrue();
    assertThat(turns.isFirst(third)).isFalse();
    assertThat(turns.leave(first)).containsExactly(second);
    assertThat(turns.leave(second)).containsExactly(third);
  }

  @Test
  void oneThatIsDroppedFromTheMiddleHoldsNobody() {
    enter(first, second, third);

    assertThat(turns.leave(second)).isEmpty();
    assertThat(turns.leave(first)).containsExactly(third);
  }

  @Test
  void messagesOfNoVehicleWaitForNothing() {
    Delivery one = ofVehicle(null, 1);
    Delivery two = ofVehicle(null, 2);
    enter(one, two);

    assertThat(turns.claim(one)).isTrue();
    assertThat(turns.claim(two)).isTrue();
  }

  @Test
  void withoutOrderAllMayGoAtOnce() {
    enter(first, second);

    assertThat(turns.disband()).containsExactlyInAnyOrder(first, second);
    assertThat(turns.claim(first)).isTrue();
    assertThat(turns.claim(second)).isTrue();
  }

  @Test
  void aVehicleWithNothingUnderWayIsForgotten() {
    enter(first, second);
    turns.claim(first);
    turns.leave(first);
    turns.claim(second);
    turns.leave(second);

    assertThat(turns.lineCount()).isZero();
  }

  private void enter(Delivery... deliveries) {
    List.of(deliveries).forEach(turns::enter);
  }
}
