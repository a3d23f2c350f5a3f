package io.fleet.stream.upgrade;

import static io.fleet.stream.fixture.DriveStory.minutes;
import static io.fleet.stream.fixture.DriveStory.seconds;

import io.fleet.events.Heartbeat;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.events.TelemetryWriter;
import io.fleet.events.Topic;
import io.fleet.stream.fixture.DriveStory;
import io.fleet.stream.io.LogRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/**
 * What the log holds before and after the savepoint: a vehicle in mid trip, one above its limit,
 * one that calls for help, one that nothing has been heard of for a day, and a driver near the end
 * of her hours. A kept savepoint stands in the middle of it, so a change here asks for a new one.
 */
final class UpgradeStory {
  static final String ON_A_TRIP = "van-trip";
  static final String SPEEDING = "van-speed";
  static final String CALLING = "van-sos";
  static final String SILENT = "van-silent";
  static final String OF_ANNA = "van-hours";
  static final String ANNA = "anna";

  /** When the job is stopped. */
  static final long STOPPED_MS = DriveStory.at(Duration.ofHours(30));

  private static final long TO_THE_LOG_MS = 200;
  private static final List<String> BY_PARTITION = List.of(SILENT, ON_A_TRIP, SPEEDING, OF_ANNA);

  private static final UpgradeStory TOLD = new UpgradeStory();

  private final List<LogRecord> records = new ArrayList<>();
  private final long[] offsets = new long[BY_PARTITION.size()];
  private final int before;

  private UpgradeStory() {
    List<Telemetry> events = new ArrayList<>();
    all().forEach(story -> events.addAll(story.events()));
    events.sort(Comparator.comparingLong(Telemetry::timestampMs));
    long silentFromMs = DriveStory.at(minutes(2));
    events.stream().filter(event -> event.timestampMs() < silentFromMs).forEach(this::put);
    attend(silentFromMs);
    events.stream()
        .filter(event -> event.timestampMs() >= silentFromMs && event.timestampMs() < STOPPED_MS)
        .forEach(this::put);
    before = records.size();
    events.stream().filter(event -> event.timestampMs() >= STOPPED_MS).forEach(this::put);
  }

  private static List<DriveStory> all() {
    return List.of(
        DriveStory.of(SILENT)
            .saying(TelemetryField.IGNITION, true)
            .drive(50, minutes(2))
            .silence(Duration.ofHours(30).minus(minutes(2)))
            .drive(50, minutes(3))
            .stand(minutes(6)),
        untilTheStop(ON_A_TRIP, minutes(10)).drive(60, minutes(15)).stand(minutes(6)),
        untilTheStop(SPEEDING, minutes(2))
            .saying(b -> b.set(TelemetryField.SPEED_LIMIT, 50))
            .drive(48, minutes(1))
            .drive(70, seconds(80))
            .drive(48, minutes(1)),
        untilTheStop(CALLING, minutes(3))
            .drive(48, minutes(2))
            .saying(TelemetryField.SOS, true)
            .stand(minutes(1))
            .saying(TelemetryField.SOS, false)
            .stand(seconds(30)),
        untilTheStop(OF_ANNA, minutes(260))
            .saying(b -> b.driverId(ANNA))
            .every(seconds(20))
            .drive(50, minutes(280))
            .stand(minutes(1)));
  }

  /** A story that has lasted so long when the job is stopped. */
  private static DriveStory untilTheStop(String vehicle, Duration length) {
    return DriveStory.of(vehicle).silence(Duration.ofHours(30).minus(length));
  }

  private void put(Telemetry event) {
    String vehicle = event.vehicleId().equals(CALLING) ? SPEEDING : event.vehicleId();
    put(
        BY_PARTITION.indexOf(vehicle),
        event.timestampMs() + TO_THE_LOG_MS,
        event.vehicleId().getBytes(StandardCharsets.UTF_8),
        TelemetryWriter.write(event, null));
  }

  /** A day and more in which the log is written to, and nothing comes of the silent one. */
  private void attend(long fromMs) {
    long untilMs = DriveStory.at(Duration.ofHours(25));
    for (long ms = fromMs; ms < untilMs; ms += 5_000) {
      put(0, ms, Heartbeat.key(), Heartbeat.value());
    }
    for (int partition = 0; partition < BY_PARTITION.size(); partition++) {
      put(partition, untilMs, Heartbeat.key(), Heartbeat.value());
    }
  }

  private void put(int partition, long appendMs, byte[] key, byte[] value) {
    String topic = Topic.TELEMETRY_RAW.topicName();
    long offset = offsets[partition]++;
    records.add(new LogRecord(topic, partition, offset, appendMs, key, value, new HashMap<>()));
  }

  /** What another topic says when all is over. */
  static LogRecord status() {
    String json =
        "{\"vehicle_id\":\""
            + ON_A_TRIP
            + "\",\"timestamp\":\"2026-03-03T15:00:00Z\",\"fuel_pct\":50.5}";
    return new LogRecord(
        Topic.VEHICLE_STATUS.topicName(),
        0,
        0,
        STOPPED_MS + 3_600_000,
        null,
        json.getBytes(StandardCharsets.UTF_8),
        new HashMap<>());
  }

  /** The n-th record of the log, in the order it is read. */
  static LogRecord record(long index) {
    return TOLD.records.get((int) index);
  }

  static int size() {
    return TOLD.records.size();
  }

  /** How many records stand before the savepoint. */
  static int before() {
    return TOLD.before;
  }

  /** How many records stand between the savepoint and a second one that is taken half way on. */
  static int halfOfTheRest() {
    return (size() - before()) / 2;
  }

  /** When the vehicle's last event before the savepoint was, epoch milliseconds. */
  static long lastBefore(String vehicle) {
    byte[] key = vehicle.getBytes(StandardCharsets.UTF_8);
    return TOLD.records.subList(0, TOLD.before).stream()
        .filter(record -> Arrays.equals(record.key, key))
        .mapToLong(record -> record.appendMs - TO_THE_LOG_MS)
        .max()
        .orElseThrow();
  }
}
