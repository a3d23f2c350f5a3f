package io.fleet.stream.timeline.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Iso8601;
import io.fleet.events.reference.ReferenceBook;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.fixture.Reference;
import io.fleet.stream.rule.hours.HoursProfile;
import io.fleet.stream.rule.hours.HoursTerms;
import io.fleet.stream.rule.settings.HarshThresholds;
import io.fleet.stream.rule.settings.HealthSettings;
import io.fleet.stream.rule.settings.LimitSource;
import io.fleet.stream.rule.settings.ServicePlan;
import io.fleet.stream.rule.settings.Settings;
import io.fleet.stream.rule.settings.WatchSettings;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FleetReferenceTest {
  private static final Duration NOW = Duration.ZERO;
  private static final Duration ONE_HOUR_LATER = Duration.ofHours(1);

  @Test
  void nothingWrittenIsWhatIsBuiltIn() {
    SettingsInForce inForce = at(new Reference(), NOW);
    assertThat(inForce.settings()).isEqualTo(Settings.BUILT_IN);
    assertThat(inForce.fromMs()).isEqualTo(Long.MIN_VALUE);
    assertThat(inForce.toMs()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void ofEachMemberTheVehiclesRulesStandBeforeItsClasssBeforeTheFleets() {
    // given
    Reference reference =
        new Reference()
            .vehicle("van", "{\"class\":\"truck\"}")
            .rules("fleet", "{\"trip\":{\"standing_s\":1,\"ignition_off_s\":1,\"no_data_s\":1}}")
            .rules("class:truck", "{\"trip\":{\"standing_s\":2,\"ignition_off_s\":2}}")
            .rules("vehicle:van", "{\"trip\":{\"standing_s\":3}}")
            .rules("class:car", "{\"trip\":{\"standing_s\":4}}");

    // when
    Settings settings = at(reference, NOW).settings();

    // then
    assertThat(settings.trip().standingMs()).isEqualTo(3_000);
    assertThat(settings.trip().ignitionOffMs()).isEqualTo(2_000);
    assertThat(settings.trip().noDataMs()).isEqualTo(1_000);
    assertThat(settings.overspeed()).isEqualTo(Settings.BUILT_IN.overspeed());
  }

  @ParameterizedTest
  @CsvSource({
    "car, 400, 350, 400",
    "van, 360, 310, 360",
    "truck, 300, 250, 300",
    "bus, 300, 250, 300",
    "motorcycle, 360, 310, 360",
    "spaceship, 360, 310, 360",
  })
  void harshThresholdsAreBuiltInByClass(
      String vehicleClass, int braking, int acceleration, int cornering) {
    Reference reference = new Reference().vehicle("van", "{\"class\":\"" + vehicleClass + "\"}");
    assertThat(at(reference, NOW).settings().harsh())
        .isEqualTo(new HarshThresholds(braking, acceleration, cornering));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // fleet, class, vehicle's rules, vehicle's own; known, from, where none is known
        "-, -, -, -, 0, FLEET, 8000",
        "70, -, -, -, 0, FLEET, 7000",
        "null, -, -, -, 0, FLEET, 0",
        "0, -, -, -, 0, FLEET, 0",
        "70, 90, -, -, 9000, CLASS, 0",
        "70, 90, 100, -, 10000, VEHICLE, 0",
        "70, 90, null, -, 0, VEHICLE, 0",
        "70, 90, -, 85.5, 8550, VEHICLE, 0",
        "70, 90, -, 95, 9000, CLASS, 0",
        "70, -, -, 95, 9500, VEHICLE, 7000",
      })
  void knownLimitsAreThoseOfVehicleAndClassAndTheFleetsStandsIn(
      String fleet, String ofClass, String rules, String own, int known, String from, int none) {
    // given
    Reference reference = new Reference();
    limit(reference, "fleet", fleet);
    limit(reference, "class:van", ofClass);
    limit(reference, "vehicle:van", rules);
    reference.vehicle("van", "{\"class\":\"van\",\"speed_limit_kmph\":" + own + "}");

    // when
    var overspeed = at(reference, NOW).settings().overspeed();

    // then
    assertThat(overspeed.knownLimitCkmph()).isEqualTo(known);
    assertThat(overspeed.knownSource()).isEqualTo(LimitSource.valueOf(from));
    assertThat(overspeed.fleetLimitCkmph()).isEqualTo(none);
  }

  private static void limit(Reference reference, String scope, String kmph) {
    if (kmph != null) {
      reference.rules(scope, "{\"overspeed\":{\"limit_kmph\":" + kmph + "}}");
    }
  }

  @Test
  void eachVersionHoldsFromItsOwnMomentOnAndADeletedOneNoMore() {
    // given
    Reference reference =
        new Reference()
            .vehicle("van", "{\"fuel_type\":\"electric\"}")
            .rules("fleet", NOW, "{\"idling\":{\"opens_after_s\":60}}")
            .delete(ReferenceKind.RULES, "fleet", ONE_HOUR_LATER);

    // when
    SettingsInForce before = at(reference, NOW.minusMillis(1));
    SettingsInForce now = at(reference, NOW);
    SettingsInForce later = at(reference, ONE_HOUR_LATER);

    // then
    assertThat(before.settings().idling().opensAfterMs()).isEqualTo(120_000);
    assertThat(before.toMs()).isEqualTo(DriveStory.at(NOW));
    assertThat(now.settings().idling().opensAfterMs()).isEqualTo(60_000);
    assertThat(now.settings().idling().judged()).isFalse();
    assertThat(now.fromMs()).isEqualTo(DriveStory.at(NOW));
    assertThat(now.toMs()).isEqualTo(DriveStory.at(ONE_HOUR_LATER));
    assertThat(later.settings().idling().opensAfterMs()).isEqualTo(120_000);
    assertThat(later.toMs()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void unknownAndSenselessContentIsPassedOverAndCountedAndTheRestCounts() {
    // given
    Reference reference =
        new Reference()
            .rules("fleet", "{\"trip\":{\"standing_s\":-5,\"no_data_s\":1200,\"mood\":1}}")
            .rules("fleet", ONE_HOUR_LATER, "[]")
            .rules("vehicle:van", "{\"harsh\":{\"braking_g\":\"hard\",\"cornering_g\":0.5}}")
            .vehicle("van", "{\"class\":7,\"speed_limit_kmph\":1e999,\"name\":\"Van 1\"}");

    // when
    Settings settings = at(reference, ONE_HOUR_LATER).settings();

    // then
    assertThat(settings.trip().noDataMs()).isEqualTo(1_200_000);
    assertThat(settings.trip().standingMs()).isEqualTo(300_000);
    assertThat(settings.harsh()).isEqualTo(new HarshThresholds(360, 310, 500));
    assertThat(settings.overspeed().knownLimitCkmph()).isZero();
    assertThat(reference.data.passedOver()).isEqualTo(6);
  }

  @Test
  void whatAVehicleIsAndWhatRulesSayTogetherJudgeItsHealth() {
    // given
    Reference reference =
        new Reference()
            .vehicle(
                "van",
                "{\"electrical_v\":24,\"tank_l\":400,\"fuel_type\":\"hybrid\",\"service\":{\"due_km\":120000,"
                    + "\"due_at\":\"2027-03-01T00:00:00Z\",\"due_engine_h\":500,\"warn_days\":7}}")
            .rules(
                "fleet",
                "{\"health\":{\"engine_hot_c\":110,\"battery_low_24_v\":23,\"charging_s\":60,"
                    + "\"fuel_loss_l\":10,\"fault_code_new_days\":14,\"fault_code_gone_h\":48},"
                    + "\"silent\":{\"after_s\":60},\"gps_lost\":{\"after_s\":30}}");

    // when
    Settings settings = at(reference, NOW).settings();

    // then
    var builtIn = Settings.BUILT_IN.health();
    assertThat(settings.health().heat()).isEqualTo(new HealthSettings.Heat(1_100, 60_000));
    assertThat(settings.health().supply())
        .isEqualTo(new HealthSettings.Supply(24, 11_800, 23_000, 60_000, 13_200, 26_400, 60_000));
    assertThat(settings.health().fuel()).isEqualTo(new HealthSettings.FuelLoss(40_000, 80, 1_000));
    assertThat(settings.health().charge())
        .isEqualTo(new HealthSettings.Charge(false, builtIn.charge().belowDpct()));
    assertThat(settings.health().faults())
        .isEqualTo(new HealthSettings.FaultCodes(14 * 86_400_000L, 48 * 3_600_000L));
    assertThat(settings.watch()).isEqualTo(new WatchSettings(60_000, 30_000));
    assertThat(settings.service())
        .isEqualTo(
            new ServicePlan(
                120_000_000,
                Iso8601.parse("2027-03-01T00:00:00Z"),
                500 * 3_600_000L,
                ServicePlan.WARN_M,
                7 * 86_400_000L));
    assertThat(reference.data.passedOver()).isZero();
  }

  @Test
  void aPlanThatMakesNoSenseIsPassedOver() {
    // given
    Reference reference =
        new Reference()
            .vehicle(
                "van",
                "{\"electrical_v\":13,\"tank_l\":\"full\","
                    + "\"service\":{\"due_km\":-1,\"due_at\":\"soon\"}}");

    // then
    assertThat(at(reference, NOW).settings()).isEqualTo(Settings.BUILT_IN);
    assertThat(reference.data.passedOver()).isEqualTo(4);
  }

  @Test
  void changesAreCountedAndRepeatsAndOlderVersionsAreNone() {
    // given
    FleetReference data = new FleetReference();
    data.accept(rules(2, "{\"trip\":{\"standing_s\":60}}"), 0);
    long changes = data.changes();

    // when the topic is read again from its beginning
    data.accept(rules(1, "{\"trip\":{\"standing_s\":30}}"), 0);
    data.accept(rules(2, "{\"trip\":{\"standing_s\":60}}"), 0);

    // then
    assertThat(data.changes()).isEqualTo(changes);
    assertThat(data.at("van", null, 5).settings().trip().standingMs()).isEqualTo(60_000);
    assertThat(data.size()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whichVersionIsInForceIsWhatTheBookForAllSays(long seed) {
    // given
    Random random = new Random(seed);
    ReferenceBook book = new ReferenceBook();
    Versions<String> versions = new Versions<>();
    for (int number = 1; number <= 200; number++) {
      long from = random.nextInt(60);
      boolean deleted = random.nextInt(4) == 0;
      String body = "{\"n\":" + number + "}";
      book.put(new ReferenceVersion(ReferenceKind.RULES, "id", from, number, deleted, 0, "", body));
      versions.put("id", from, number, deleted ? null : body);
    }

    // then
    for (long at = -1; at <= 61; at++) {
      ReferenceVersion expected = book.inForce(ReferenceKind.RULES, "id", at);
      var holding = versions.at("id", at);
      assertThat(holding.content()).isEqualTo(expected == null ? null : expected.body());
      assertThat(at).isBetween(holding.fromMs(), holding.toMs() - 1);
      assertThat(versions.at("id", holding.toMs() - 1)).isEqualTo(holding);
    }
  }

  private static ReferenceVersion rules(long number, String body) {
    return new ReferenceVersion(ReferenceKind.RULES, "fleet", 5, number, false, 0, "", body);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // fleet, class, second group, first group, driver's group, vehicle: what holds, whose
        "60, -, -, -, -, -, 60, FLEET",
        "60, 61, -, -, -, -, 61, CLASS",
        "60, 61, 62, -, -, -, 62, GROUP",
        "60, 61, 62, 63, -, -, 63, GROUP",
        "60, 61, 62, 63, 64, -, 64, DRIVER_GROUP",
        "60, 61, 62, 63, 64, 65, 65, VEHICLE",
      })
  void whatIsSaidOfFewStandsBeforeWhatIsSaidOfMany(
      String fleet,
      String ofClass,
      String second,
      String first,
      String drivers,
      String own,
      int holds,
      String source) {
    // given
    Reference reference =
        new Reference()
            .vehicle("van", "{\"class\":\"van\",\"groups\":[\"north\",\"cold\"]}")
            .put(ReferenceKind.DRIVERS, "ada", Duration.ZERO, "{\"group\":\"trainees\"}");
    limit(reference, "fleet", fleet);
    limit(reference, "class:van", ofClass);
    limit(reference, "group:cold", second);
    limit(reference, "group:north", first);
    limit(reference, "driver-group:trainees", drivers);
    limit(reference, "vehicle:van", own);

    // when
    var overspeed = reference.data.at("van", "ada", DriveStory.at(NOW)).settings().overspeed();

    // then
    int limit = source.equals("FLEET") ? overspeed.fleetLimitCkmph() : overspeed.knownLimitCkmph();
    assertThat(limit).isEqualTo(holds * 100);
    if (!source.equals("FLEET")) {
      assertThat(overspeed.knownSource()).isEqualTo(LimitSource.valueOf(source));
    }
  }

  @Test
  void rulesOfADriversGroupHoldForItsDriversAsLongAsTheyAreInIt() {
    // given
    Reference reference =
        new Reference()
            .rules("driver-group:trainees", "{\"trip\":{\"standing_s\":61}}")
            .put(ReferenceKind.DRIVERS, "ada", NOW, "{\"group\":\"trainees\",\"name\":\"A\"}")
            .put(ReferenceKind.DRIVERS, "ada", ONE_HOUR_LATER, "{\"group\":\"old hands\"}");

    // then
    assertThat(standingMs(reference, "ada", NOW)).isEqualTo(61_000);
    assertThat(standingMs(reference, "ada", NOW.minusMillis(1))).isEqualTo(300_000);
    assertThat(standingMs(reference, "ada", ONE_HOUR_LATER)).isEqualTo(300_000);
    assertThat(standingMs(reference, "bob", NOW)).isEqualTo(300_000);
    assertThat(standingMs(reference, null, NOW)).isEqualTo(300_000);
  }

  private static long standingMs(Reference reference, String driverId, Duration at) {
    return reference.data.at("van", driverId, DriveStory.at(at)).settings().trip().standingMs();
  }

  private static SettingsInForce at(Reference reference, Duration sinceStart) {
    return reference.data.at("van", null, DriveStory.at(sinceStart));
  }

  @Test
  void aDriverIsJudgedByTheProfileAndZoneInForceAndElseAsOneOfAVan() {
    // given
    Reference reference =
        new Reference()
            .put(
                ReferenceKind.DRIVERS,
                "anna",
                Duration.ofHours(1),
                "{\"hours_profile\":\"us-hos\",\"zone\":\"America/Chicago\"}")
            .put(
                ReferenceKind.DRIVERS,
                "bert",
                Duration.ofHours(-1),
                "{\"hours_profile\":\"moon\",\"zone\":\"Moon/Crater\"}");

    // when
    HoursTerms before = reference.data.hoursTerms("anna", DriveStory.at(Duration.ofMinutes(59)));
    HoursTerms after = reference.data.hoursTerms("anna", DriveStory.at(Duration.ofHours(1)));
    HoursTerms senseless = reference.data.hoursTerms("bert", DriveStory.at(Duration.ZERO));

    // then
    assertThat(before.profile()).isEqualTo(HoursProfile.VAN);
    assertThat(before.toMs()).isEqualTo(DriveStory.at(Duration.ofHours(1)));
    assertThat(after.profile()).isEqualTo(HoursProfile.US_HOS);
    assertThat(after.zone().getId()).isEqualTo("America/Chicago");
    assertThat(senseless.profile()).isEqualTo(HoursProfile.VAN);
    assertThat(senseless.zone().getId()).isEqualTo("UTC");
    assertThat(reference.data.passedOver()).isEqualTo(2);
  }
}
