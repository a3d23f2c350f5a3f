package io.fleet.query.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupsClaimTest {

  @Test
  void aListOfTextsIsAsItIs() {
    var claim = Json.createArrayBuilder().add("north").add("east, west").build();
    assertThat(GroupsClaim.read(claim)).contains(List.of("north", "east, west"));
    assertThat(GroupsClaim.read(List.of("north"))).contains(List.of("north"));
  }

  @Test
  void oneTextIsOneGroup() {
    assertThat(GroupsClaim.read("north")).contains(List.of("north"));
    assertThat(GroupsClaim.read(Json.createValue("north"))).contains(List.of("north"));
  }

  @Test
  void nothingIsNotTheSameAsNoGroup() {
    assertThat(GroupsClaim.read(null)).isEmpty();
    assertThat(GroupsClaim.read(List.of())).contains(List.of());
    assertThat(GroupsClaim.read(Json.createArrayBuilder().build())).contains(List.of());
  }

  @Test
  void whatMakesNoSenseShowsNothing() {
    assertThat(GroupsClaim.read(Json.createObjectBuilder().add("all", true).build()))
        .contains(List.of());
    assertThat(GroupsClaim.read(Json.createArrayBuilder().add(7).add(JsonValue.NULL).build()))
        .contains(List.of());
    assertThat(GroupsClaim.read(JsonValue.TRUE)).contains(List.of());
  }
}
