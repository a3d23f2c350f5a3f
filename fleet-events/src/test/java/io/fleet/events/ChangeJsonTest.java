package io.fleet.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeJsonTest {
  static final long TEN_O_CLOCK_MS = 1_795_168_800_000L;

  static final Change CLOSED =
      new Change(
          Change.TRIP,
          "t-1",
          1_795_168_812_345_006L,
          false,
          "van-1",
          "anna",
          TEN_O_CLOCK_MS,
          TEN_O_CLOCK_MS + 12_400,
          "closed",
          "open",
          "{\"trip_id\":\"t-1\",\"note\":\"ein Stück } \\\" weiter\",\"end\":{\"lat\":1.5}}");

  static final Change BARE =
      new Change(
          "harsh", "h-1", 7, true, null, null, TEN_O_CLOCK_MS, TEN_O_CLOCK_MS, null, null, null);

  @Test
  void isReadAsItWasWrittenTheRowsOwnTextIncluded() throws Refusal.RefusedException {
    assertThat(ChangeJson.read(ChangeJson.write(CLOSED))).isEqualTo(CLOSED);
    assertThat(ChangeJson.read(ChangeJson.write(BARE))).isEqualTo(BARE);
  }

  @Test
  void whatIsNotKnownIsLeftOut() {
    assertThat(new String(ChangeJson.write(BARE), UTF_8))
        .isEqualTo(
            "{\"type\":\"harsh\",\"id\":\"h-1\",\"version\":7,\"withdrawn\":true,"
                + "\"ts\":\"2026-11-20T10:00:00.000Z\",\"emitted_at\":\"2026-11-20T10:00:00.000Z\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{\"type\":\"trip\"", "\u0000"})
  void whatIsNoChangeIsRefused(String json) {
    assertThatThrownBy(() -> ChangeJson.read(json.getBytes(UTF_8)))
        .isInstanceOf(Refusal.RefusedException.class);
  }
}
