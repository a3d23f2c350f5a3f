package io.fleet.chaos.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictTest {
  private static final Finding NONE = Finding.of("missing_in_store", List.of());
  private static final Finding ONE = Finding.of("missing_in_store", List.of("van-1@1000"));

  @TempDir Path directory;

  @Test
  void aRunWithoutAcknowledgedEventsOrAlertsShowsNothing() {
    assertThat(new Verdict(10, 0, 1, List.of(NONE), null).isKept()).isTrue();
    assertThat(new Verdict(0, 0, 1, List.of(NONE), null).isKept()).isFalse();
    assertThat(new Verdict(10, 0, 0, List.of(NONE), null).isKept()).isFalse();
  }

  @Test
  void oneThingThatMustNotBeIsEnough() throws Exception {
    // when
    Verdict verdict = new Verdict(10, 0, 1, List.of(NONE, ONE), null);

    // then
    assertThat(verdict.isKept()).isFalse();
    assertThat(verdict.json(1)).contains("\"ok\":false", "van-1@1000");
  }

  @Test
  void rowsAreComparedWithHowOftenTheyAreThere() throws Exception {
    // given
    FinalFacts undisturbed = new FinalFacts(Map.of("trips", List.of("a", "b", "b")));
    Path kept = directory.resolve("kept");
    undisturbed.keep(kept);

    // when
    List<String> differences =
        FinalFacts.kept(kept).differences(new FinalFacts(Map.of("trips", List.of("a", "b", "c"))));

    // then
    assertThat(differences).containsExactly("trips: - b", "trips: + c");
  }
}
