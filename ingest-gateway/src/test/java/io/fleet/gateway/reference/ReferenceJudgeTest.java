package io.fleet.gateway.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import io.fleet.gateway.reference.ReferenceOutcome.Status;
import io.fleet.gateway.reference.check.StrictJson;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a change comes to. */
class ReferenceJudgeTest {
  private static final long MONDAY = 1_000_000_000_000L;
  private static final long TUESDAY = MONDAY + 86_400_000L;
  private static final long NOW = MONDAY - 10_000;

  private final ReferenceHistory history = new ReferenceHistory(List.of());

  private static ObjectNode body(String name) {
    return StrictJson.MAPPER.createObjectNode().put("name", name).put("tank_l", 1.5);
  }

  private ReferenceOutcome put(long fromMs, String name, Expectation expectation) {
    return judge(fromMs, body(name), expectation);
  }

  private ReferenceOutcome judge(long fromMs, ObjectNode body, Expectation expectation) {
    return ReferenceJudge.judge(
        new ReferenceChange(ReferenceKind.VEHICLES, "van-1", fromMs, body, "ada", expectation),
        history,
        NOW);
  }

  @Test
  void versionsRiseWithEveryChange() {
    assertThat(put(MONDAY, "a", Expectation.NONE).status()).isEqualTo(Status.CREATED);
    assertThat(put(TUESDAY, "b", Expectation.NONE).revision()).isEqualTo(2);
    ReferenceOutcome correction = put(MONDAY, "c", Expectation.NONE);

    assertThat(correction.status()).isEqualTo(Status.UPDATED);
    assertThat(correction.version())
        .isEqualTo(
            new ReferenceVersion(
                ReferenceKind.VEHICLES,
                "van-1",
                MONDAY,
                3,
                false,
                NOW,
                "ada",
                "{\"name\":\"c\",\"tank_l\":1.5}"));
    assertThat(correction.next().validFromMs()).isEqualTo(TUESDAY);
  }

  @Test
  void theSameAgainIsNoChangeWhateverTheOrderOfMembers() {
    put(MONDAY, "a", Expectation.NONE);
    ObjectNode turned = StrictJson.MAPPER.createObjectNode().put("tank_l", 1.5).put("name", "a");

    ReferenceOutcome again = judge(TUESDAY, turned, Expectation.NONE);

    assertThat(again.status()).isEqualTo(Status.UNCHANGED);
    assertThat(again.revision()).isEqualTo(1);
    assertThat(again.version().validFromMs()).isEqualTo(MONDAY);
  }

  @Test
  void whatIsDeletedCanBeMadeAnew() {
    put(MONDAY, "a", Expectation.NONE);

    assertThat(judge(TUESDAY, null, Expectation.NONE).status()).isEqualTo(Status.DELETED);
    assertThat(judge(TUESDAY + 1, null, Expectation.NONE).status()).isEqualTo(Status.ABSENT);
    assertThat(put(TUESDAY + 1, "a", Expectation.ABSENT).status()).isEqualTo(Status.CREATED);
    assertThat(history.revision()).isEqualTo(3);
  }

  @Test
  void createOnlyFailsIfItIsThereNowOrLater() {
    put(TUESDAY, "a", Expectation.NONE);

    assertThat(put(TUESDAY, "b", Expectation.ABSENT).status()).isEqualTo(Status.CONFLICT);
    assertThat(put(MONDAY, "b", Expectation.ABSENT).status()).isEqualTo(Status.CONFLICT);
    assertThat(history.revision()).isEqualTo(1);
  }

  @Test
  void anOldRevisionFails() {
    put(MONDAY, "a", Expectation.NONE);
    put(MONDAY, "b", Expectation.NONE);

    assertThat(put(MONDAY, "c", Expectation.revision(Set.of(1L))).status())
        .isEqualTo(Status.CONFLICT);
    assertThat(put(MONDAY, "c", Expectation.revision(Set.of(1L, 2L))).status())
        .isEqualTo(Status.UPDATED);
    assertThat(new ReferenceHistory(List.of()).isThereFrom(MONDAY)).isFalse();
  }

  @Test
  void tenThousandVersionsAreEnough() {
    for (int i = 0; i < ReferenceJudge.MAX_VERSIONS; i++) {
      put(MONDAY + i, "n" + i, Expectation.NONE);
    }

    assertThat(put(TUESDAY, "one more", Expectation.NONE).status()).isEqualTo(Status.FULL);
  }
}
