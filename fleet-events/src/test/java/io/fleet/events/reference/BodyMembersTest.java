package io.fleet.events.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.events.Refusal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyMembersTest {
  @Test
  void simpleMembersStandUnderTheirPathAndArraysAreLeftOut() throws Exception {
    // given
    String body =
        "{\"class\":\"van\",\"groups\":[\"a\",{\"limit\":1}],\"overspeed\":{\"limit_kmph\":null,"
            + "\"tolerance_pct\":2.5,\"more\":{\"on\":true}},\"tank_l\":80}";

    // when
    Map<String, Object> members = BodyMembers.of(body);

    // then
    Map<String, Object> expected = new HashMap<>();
    expected.put("class", "van");
    expected.put("overspeed.limit_kmph", null);
    expected.put("overspeed.tolerance_pct", 2.5);
    expected.put("overspeed.more.on", true);
    expected.put("tank_l", 80.0);
    assertThat(members).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "7", "{", "{\"a\"", "{\"a\":{\"b\":1}", "{\"a\":[1,", "{a:1}"})
  void whatIsNoObjectIsRefused(String body) {
    assertThatThrownBy(() -> BodyMembers.of(body)).isInstanceOf(Refusal.RefusedException.class);
  }

  @Test
  void whatIsNestedTooDeepIsRefused() {
    String body = "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);
    assertThatThrownBy(() -> BodyMembers.of(body)).isInstanceOf(Refusal.RefusedException.class);
  }

  @Test
  void objectsOfAListComeInItsOrderAndWhatIsNoneIsEmpty() throws Exception {
    String body = "{\"a\":[{\"x\":1}],\"stops\":[{\"id\":\"s1\",\"lat\":48},7,[1],{\"o\":[2]}]}";

    assertThat(BodyMembers.objects(body, "stops"))
        .containsExactly(Map.of("id", "s1", "lat", 48.0), Map.of(), Map.of(), Map.of());
    assertThat(BodyMembers.objects(body, "none")).isEmpty();
    assertThatThrownBy(() -> BodyMembers.objects("[]", "stops"))
        .isInstanceOf(Refusal.RefusedException.class);
  }
}
