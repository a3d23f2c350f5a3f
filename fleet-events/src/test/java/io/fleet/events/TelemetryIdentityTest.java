package io.fleet.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When two messages are one event, and when they are two. */
class TelemetryIdentityTest {
  private static final List<String> MEMBERS =
      List.of(
          "\"vehicle_id\":\"v\"",
          "\"timestamp\":\"2026-11-20T10:00:00.000Z\"",
          "\"driver_id\":\"d\"",
          "\"lat\":48.1",
          "\"lon\":11.5",
          "\"speed_kmph\":50",
          "\"ignition\":true",
          "\"fault_codes\":[\"P1\",\"P2\"]",
          "\"events\":[{\"type\":\"tow\",\"value_g\":1}]",
          "\"tags\":{\"a\":\"1\",\"b\":\"2\"}");

  private static Telemetry read(String json) {
    return new TelemetryReader().read(json.getBytes(UTF_8)).telemetry();
  }

  private static Telemetry with(String members) {
    return read("{\"vehicle_id\":\"v\",\"timestamp\":1795168800000," + members + "}");
  }

  @Property(tries = 200)
  void theOrderOfMembersDoesNotMatter(@ForAll Random random) {
    List<String> shuffled = new ArrayList<>(MEMBERS);
    Collections.shuffle(shuffled, random);

    assertThat(read("{" + String.join(",", shuffled) + "}"))
        .isEqualTo(read("{" + String.join(",", MEMBERS) + "}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'speed_kmph':50               | 'speed_kmph':50.00",
        "'speed_kmph':50               | 'speed_kmph':5e1",
        "'speed_kmph':50               | 'speed_kmph':50.0000001",
        "'heading':-0.04               | 'heading':0",
        "'heading':360                 | 'heading':0.0",
        "'heading':359.96              | 'heading':-0.01",
        "'rpm':1                       | 'rpm':1,'unknown':[1]",
        "'rpm':1                       | 'rpm':1,'trip_id':'','tags':{},'events':null",
        "'rpm':1                       | 'rpm':1,'lat':0,'lon':0",
        "'rpm':1                       | 'rpm':1,'lat':200,'lon':7",
        "'tags':{'a':'1','b':'2'}      | 'tags':{'b':'2','a':'1'}",
        "'tags':{'a':'\\u0041'}        | 'tags':{'\\u0061':'A'}",
      })
  void theSameContentInAnotherSpellingIsTheSameEvent(String one, String other) {
    assertThat(with(other.replace('\'', '"'))).isEqualTo(with(one.replace('\'', '"')));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'rpm':1                         | 'rpm':1,'sos':true",
        "'rpm':1                         | 'rpm':1,'events':[{'type':'sos'}]",
        "'rpm':1                         | 'rpm':2",
        "'rpm':1                         | 'sat_count':1",
        "'rpm':1                         | 'rpm':1,'driver_id':'d'",
        "'rpm':1,'driver_id':'d'         | 'rpm':1,'trip_id':'d'",
        "'rpm':1,'ignition':true         | 'rpm':1,'ignition':false",
        "'fault_codes':['a','b']         | 'fault_codes':['ab']",
        "'tags':{'a':'b'}                | 'tags':{'b':'a'}",
        "'rpm':1,'event_id':'1'          | 'rpm':1,'event_id':'2'",
        "'rpm':1,'event_id':'1'          | 'rpm':1,'event_id':'1','sos':true",
        "'rpm':1,'event_id':'1'          | 'rpm':1,'event_id':'1','sos':false",
        "'rpm':1,'event_id':'1'          | 'rpm':1,'event_id':'1','events':[{'type':'tow'}]",
      })
  void otherContentWithoutAnIdIsAnotherEvent(String one, String other) {
    assertThat(with(one.replace('\'', '"')).identity())
        .isNotEqualTo(with(other.replace('\'', '"')).identity());
  }

  @Test
  void anIdDecidesWhateverTheRestSays() {
    Telemetry once = with("\"event_id\":\"x\",\"rpm\":1");
    Telemetry corrected = with("\"event_id\":\"x\",\"rpm\":2");

    assertThat(corrected.identity()).isEqualTo(once.identity());
    assertThat(corrected.contentHash()).isNotEqualTo(once.contentHash());
  }

  @Test
  void anIdIsNoPartOfTheContent() {
    assertThat(with("\"event_id\":\"x\",\"rpm\":1").contentHash())
        .isEqualTo(with("\"rpm\":1").contentHash());
  }

  @Test
  void ofOneInstantTheLesserIdentityAsAnUnsignedNumberIsFirst() {
    List<Telemetry> fixes = new ArrayList<>();
    for (int rpm = 0; rpm < 100; rpm++) {
      fixes.add(with("\"rpm\":" + rpm));
    }

    fixes.sort(Telemetry::compareInTime);

    assertThat(fixes)
        .extracting(t -> Integer.toUnsignedLong(t.identity()))
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void identitiesAreTheSameInEveryRelease() {
    // given: numbers that stand in tables; a change here makes every stored event another one
    Telemetry fix = read("{" + String.join(",", MEMBERS) + "}");
    Telemetry withId = with("\"event_id\":\"0b5a3a5e\",\"rpm\":1");

    // then
    assertThat(Integer.toHexString(fix.identity())).isEqualTo("3e77014e");
    assertThat(Integer.toHexString(withId.identity())).isEqualTo("cef62a30");
  }
}
