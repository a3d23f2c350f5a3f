package io.fleet.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The records of the published demo, as its producer writes them. */
class RecordReaderTest {
  private static final long TEN_O_CLOCK_MS = 1_795_168_800_000L;
  static final String TRIP_START =
      "{\"trip_id\": \"t-1\", \"vehicle_id\": \"veh-1\", \"driver_id\": \"d-1\","
          + " \"event_type\": \"trip_start\", \"timestamp\": \"2026-11-20T10:00:00.123456+00:00\","
          + " \"origin_lat\": 48.1371546, \"origin_lon\": 11.5}";
  static final String TRIP_END =
      "{\"trip_id\": \"t-1\", \"vehicle_id\": \"veh-1\", \"driver_id\": \"d-1\","
          + " \"event_type\": \"trip_end\", \"timestamp\": \"2026-11-20T10:40:00.123456+00:00\","
          + " \"end_lat\": 48.2, \"end_lon\": 11.6, \"distance_m\": 15230.5,"
          + " \"duration_sec\": 2400, \"status\": \"completed\"}";
  static final String STATUS =
      "{\"vehicle_id\": \"veh-1\", \"timestamp\": \"2026-11-20T10:00:00.123456+00:00\","
          + " \"fuel_pct\": 71.55, \"engine_temp_c\": 88.2, \"odometer_km\": 120345.678,"
          + " \"fault_codes\": [\"P0300\", \"P0171\"]}";
  static final String DRIVER_EVENT =
      "{\"driver_id\": \"d-1\", \"vehicle_id\": \"veh-1\", \"event_type\": \"driver_login\","
          + " \"timestamp\": \"2026-11-20T10:00:00.123456+00:00\"}";
  static final String TELEMETRY =
      "{\"event_id\": \"0b5a3a5e-8c3c-4f6e-9d57-1c9a3c1f2b11\", \"vehicle_id\": \"veh-1\","
          + " \"driver_id\": \"d-1\", \"trip_id\": \"\","
          + " \"timestamp\": \"2026-11-20T10:00:00.123456+00:00\", \"lat\": 48.137154,"
          + " \"lon\": 11.576124, \"speed_kmph\": 52.31, \"heading\": 271.5, \"sat_count\": 11,"
          + " \"battery_v\": 12.61}";

  @Test
  void aTripsStart() throws Exception {
    TripEvent event = RecordReader.tripEvent(TRIP_START.getBytes(UTF_8));

    assertThat(event)
        .isEqualTo(
            new TripEvent(
                "t-1",
                "veh-1",
                "d-1",
                "trip_start",
                TEN_O_CLOCK_MS + 123,
                48_137_155,
                11_500_000,
                null,
                null,
                null,
                event.contentHash()));
  }

  @Test
  void aTripsEnd() throws Exception {
    TripEvent event = RecordReader.tripEvent(TRIP_END.getBytes(UTF_8));

    assertThat(event)
        .isEqualTo(
            new TripEvent(
                "t-1",
                "veh-1",
                "d-1",
                "trip_end",
                TEN_O_CLOCK_MS + 2_400_123,
                48_200_000,
                11_600_000,
                15_231L,
                2_400L,
                "completed",
                event.contentHash()));
  }

  @Test
  void aVehiclesStatus() throws Exception {
    VehicleStatus status = RecordReader.vehicleStatus(STATUS.getBytes(UTF_8));

    assertThat(status.fuelDpct()).isEqualTo(716);
    assertThat(status.engineTempDc()).isEqualTo(882);
    assertThat(status.odometerM()).isEqualTo(120_345_678);
    assertThat(status.faultCodes()).containsExactly("P0300", "P0171");
  }

  @Test
  void aDriversEvent() throws Exception {
    DriverEvent event = RecordReader.driverEvent(DRIVER_EVENT.getBytes(UTF_8));

    assertThat(event)
        .isEqualTo(
            new DriverEvent(
                "d-1", "veh-1", "driver_login", TEN_O_CLOCK_MS + 123, event.contentHash()));
  }

  @Test
  void telemetry() {
    TelemetryReading reading = new TelemetryReader().read(TELEMETRY.getBytes(UTF_8));

    assertThat(reading.dropped()).isEmpty();
    assertThat(reading.telemetry().timestampMs()).isEqualTo(TEN_O_CLOCK_MS + 123);
    assertThat(reading.telemetry().tripId()).isNull();
    assertThat(reading.telemetry().speedCkmph()).isEqualTo(5_231);
    assertThat(reading.telemetry().number(TelemetryField.BATTERY_VOLTAGE)).isEqualTo(12.61);
  }

  @Test
  void theHashTellsContentsApartAndNothingElse() throws Exception {
    int hash = RecordReader.tripEvent(TRIP_END.getBytes(UTF_8)).contentHash();

    assertThat(hashOfTrip(TRIP_END.replace("{", "{\"x\":1,"))).isEqualTo(hash);
    assertThat(hashOfTrip(TRIP_END.replace("2400,", "2.4e3,"))).isEqualTo(hash);
    assertThat(hashOfTrip(TRIP_END.replace("48.2,", "48.20000004,"))).isEqualTo(hash);
    assertThat(hashOfTrip(TRIP_END.replace("completed", "cancelled"))).isNotEqualTo(hash);
    assertThat(hashOfTrip(TRIP_END.replace("48.2,", "48.3,"))).isNotEqualTo(hash);
  }

  private static int hashOfTrip(String json) throws Refusal.RefusedException {
    return RecordReader.tripEvent(json.getBytes(UTF_8)).contentHash();
  }

  @Test
  void optionalMembersOfOddShapesAreAbsent() throws Exception {
    TripEvent trip =
        RecordReader.tripEvent(
            TRIP_END
                .replace("\"d-1\"", "{\"trip_id\":\"other\"}")
                .replace("11.6", "[1]")
                .replace("15230.5", "NaN")
                .replace("2400", "-1")
                .replace("\"completed\"", "[{\"status\":1}]")
                .getBytes(UTF_8));
    VehicleStatus status =
        RecordReader.vehicleStatus(
            STATUS
                .replace("71.55", "171.55")
                .replace("88.2", "{\"fuel_pct\":1}")
                .replace("120345.678", "1e999")
                .replace("[\"P0300\"", "[[\"x\"],{\"y\":[]},7,\"\"")
                .getBytes(UTF_8));
    DriverEvent driver =
        RecordReader.driverEvent(DRIVER_EVENT.replace("veh-1", "no such id").getBytes(UTF_8));

    assertThat(trip.tripId()).isEqualTo("t-1");
    assertThat(trip.driverId()).isNull();
    assertThat(trip.latE6()).isEqualTo(Telemetry.ABSENT);
    assertThat(trip.lonE6()).isEqualTo(Telemetry.ABSENT);
    assertThat(trip.distanceM()).isNull();
    assertThat(trip.durationS()).isNull();
    assertThat(trip.status()).isNull();
    assertThat(status.fuelDpct()).isEqualTo(Telemetry.ABSENT);
    assertThat(status.engineTempDc()).isEqualTo(Telemetry.ABSENT);
    assertThat(status.odometerM()).isEqualTo(Telemetry.ABSENT);
    assertThat(status.faultCodes()).containsExactly("P0171");
    assertThat(driver.vehicleId()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"trip_id", "vehicle_id", "event_type", "timestamp"})
  void aTripWithoutWhatItNeedsIsRefused(String name) {
    for (String value : new String[] {"\"\"", "7.5e300", "{\"a\":1}", "null", "[\"t\"]"}) {
      String json =
          TRIP_END.replaceFirst("\"" + name + "\": \"[^\"]*\"", "\"" + name + "\":" + value);

      assertThatThrownBy(() -> RecordReader.tripEvent(json.getBytes(UTF_8)))
          .asInstanceOf(type(Refusal.RefusedException.class))
          .extracting(e -> e.refusal().reason())
          .isIn(Refusal.FIELD, Refusal.VEHICLE_ID, Refusal.TIMESTAMP);
    }
  }

  @Property(tries = 3_000)
  void randomBytesAndBrokenRecordsAreAnswered(
      @ForAll @Size(max = 100) byte[] bytes, @ForAll int place, @ForAll byte value) {
    byte[] broken = STATUS.getBytes(UTF_8);
    broken[Math.floorMod(place, broken.length)] = value;
    for (byte[] document : new byte[][] {bytes, broken}) {
      try {
        assertThat(RecordReader.vehicleStatus(document)).isNotNull();
      } catch (Refusal.RefusedException e) {
        assertThat(e.refusal().reason()).isNotEmpty();
      }
    }
  }
}
