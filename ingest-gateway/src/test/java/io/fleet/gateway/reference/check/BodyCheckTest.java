package io.fleet.gateway.reference.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fleet.events.Schemas;
import io.fleet.events.reference.ReferenceKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be stored, and what is said of what may not. */
class BodyCheckTest {
  private static final long NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

  private final BodyCheck check = new BodyCheck();

  private Findings check(ReferenceKind kind, String id, String json) throws Exception {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return check.check(kind, id, NEW_YEAR, StrictJson.object(bytes, 0, bytes.length));
  }

  private static ReferenceKind kind(String label) {
    for (ReferenceKind kind : ReferenceKind.values()) {
      if (kind.label().equals(label)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(label);
  }

  @ParameterizedTest
  @EnumSource(value = ReferenceKind.class, mode = EnumSource.Mode.EXCLUDE, names = "DEVICES")
  void thePublishedExamplesAreClean(ReferenceKind kind) throws Exception {
    var schema = StrictJson.MAPPER.readTree(Schemas.json("reference-" + kind.label()));

    for (var example : schema.get("examples")) {
      assertThat(check(kind, kind == ReferenceKind.RULES ? "class:van" : "x", example.toString()))
          .satisfies(found -> assertThat(found.errors()).isEmpty())
          .satisfies(found -> assertThat(found.warnings()).isEmpty());
    }
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/reference-faults.csv", delimiter = '|', numLinesToSkip = 1)
  void aFaultIsNamedByItsPlace(String kind, String body, String field, String reason)
      throws Exception {
    Findings found = check(kind(kind), kind.equals("rules") ? "fleet" : "x", body);

    assertThat(found.errors())
        .as(found.errors().toString())
        .anySatisfy(
            error -> {
              assertThat(error.field()).isEqualTo(field == null ? "" : field);
              assertThat(error.reason()).isEqualTo(reason);
              assertThat(error.detail()).isNotBlank();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fleet",
        "class:van",
        "group:north",
        "driver-group:trainees",
        "vehicle:van-1",
        "vehicle:a:b"
      })
  void rulesAreCalledByTheirScope(String id) throws Exception {
    assertThat(check(ReferenceKind.RULES, id, "{}").isClean()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "van",
        "class:",
        "class:spaceship",
        "vehicle:",
        "vehicle:a b",
        "FLEET",
        "group:",
        "group:a b",
        "driver-group:"
      })
  void otherScopesAreRefused(String id) throws Exception {
    assertThat(check(ReferenceKind.RULES, id, "{}").errors())
        .singleElement()
        .satisfies(error -> assertThat(error.field()).isEqualTo("id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nSet-Cookie: x=1", "a b", "ä", "a/b", ""})
  void idsCannotCarryAnythingElse(String id) throws Exception {
    assertThat(check(ReferenceKind.VEHICLES, id, "{}").errors())
        .extracting(FieldNote::field)
        .containsExactly("id");
  }

  @Test
  void fiftyErrorsAreToldAndNoMore() throws Exception {
    StringBuilder body = new StringBuilder("{\"a0\":0");
    for (int i = 1; i < 1_000; i++) {
      body.append(",\"a").append(i).append("\":0");
    }

    assertThat(check(ReferenceKind.VEHICLES, "x", body + "}").errors()).hasSize(50);
  }

  @Test
  void whatDoesNotFitIntoTheTopicIsRefused() throws Exception {
    String point = "[11.123456789012345,48.123456789012345,123.123456789012345123456789012345]";
    String body =
        "{\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[11,48],"
            + (point + ",").repeat(9_000)
            + "[12,49]],\"bbox\":[1,2,3,4]}}";

    List<FieldNote> fits = check(ReferenceKind.ROUTES, "x", body).errors();
    List<FieldNote> tooMany =
        check(ReferenceKind.ROUTES, "x", body.replace("[11,48],", "[11,48],".repeat(2_000)))
            .errors();

    assertThat(fits).isEmpty();
    assertThat(tooMany).extracting(FieldNote::reason).contains(FieldNote.LENGTH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{",
        "{\"a\":1,\"a\":2}",
        "{\"a\":NaN}",
        "{\"a\":+1}",
        "{}{}",
        "{'a':1}",
        "{\"a\":01}"
      })
  void whatIsNoSoundJsonIsNotRead(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> StrictJson.object(bytes, 0, bytes.length))
        .isInstanceOf(StrictJson.MalformedException.class);
  }

  @Test
  void aDepthOfTenThousandIsNotRead() {
    byte[] deep =
        ("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000)).getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> StrictJson.object(deep, 0, deep.length))
        .hasMessageContaining("nested too deeply");
  }

  @Test
  void halfAnUtf8CharacterIsNotRead() {
    byte[] bytes = {'{', '"', 'a', '"', ':', '"', (byte) 0xC3, '"', '}'};

    assertThatThrownBy(() -> StrictJson.object(bytes, 0, bytes.length))
        .isInstanceOf(StrictJson.MalformedException.class);
  }
}
