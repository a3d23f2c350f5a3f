package io.fleet.acceptance;

import io.fleet.simulator.trial.Arrival;
import io.fleet.simulator.trial.TrialFleet;
import io.fleet.simulator.trial.TrialNoise;
import io.fleet.simulator.trial.TrialOptions;
import io.fleet.simulator.trial.TrialVehicle;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a fleet of simulated vehicles sends in some hours, with all that happens to them, in the
 * order in which it is sent. The same each time, except for the name in front of vehicles and
 * drivers.
 *
 * @param vehicles how many
 * @param duration how long each is driven
 * @param sampling between two messages of a vehicle
 */
record TrialDay(int vehicles, Duration duration, Duration sampling) {
  /** A fixed instant in the past, so that each run sends the same. */
  static final Instant START = Instant.parse("2026-03-02T06:00:00Z");

  private static final long SEED = 8;
  private static final String NAME = "trial-";

  /** Errors of devices in cities, but nothing is under way for long, and nothing arrives twice. */
  private static final TrialNoise PROMPT =
      new TrialNoise(TrialNoise.REAL.sensors(), 0.01, 0.001, 50, 2_000, true, 0, 0);

  /** So long after its hours a vehicle has parked, and says so. */
  private static final Duration PARKED = Duration.ofMinutes(40);

  /** The driver is back at this time of the next day. */
  private static final Duration NEXT_MORNING = Duration.ofHours(28);

  /** Above it a vehicle drives, and so many messages in a row say so. */
  private static final double DRIVES_KMPH = 20;

  private static final int IN_A_ROW = 10;
  private static final Pattern SPEED = Pattern.compile("\"speed_kmph\":([0-9.]+)");

  /** Takes a message. */
  interface Sink {
    void take(Message message) throws Exception;
  }

  /**
   * A message of a vehicle.
   *
   * @param vehicle its number, from 1
   * @param timeMs when it is sent, epoch milliseconds
   * @param json as it is posted
   */
  record Message(int vehicle, long timeMs, byte[] json) {}

  /**
   * All but the last message of each vehicle.
   *
   * @return how many
   */
  long send(String name, Sink sink) throws Exception {
    TrialOptions options = new TrialOptions(vehicles, START, duration, sampling, PROMPT);
    TrialFleet fleet = new TrialFleet(SEED, options, label -> {});
    long sent = 0;
    for (Arrival next = fleet.next(); next != null; next = fleet.next()) {
      String json = new String(next.json(), StandardCharsets.UTF_8).replace(NAME, name);
      int vehicle = Integer.parseInt(next.vehicleId().substring(NAME.length()));
      sink.take(message(vehicle, next.arrivalMs(), json));
      sent++;
    }
    long parkedMs = START.plus(duration).plus(PARKED).toEpochMilli();
    for (int vehicle = 1; vehicle <= vehicles; vehicle++) {
      sink.take(parked(name, vehicle, parkedMs, ""));
    }
    return sent + vehicles;
  }

  /** How many messages come before a moment in their second half at which every vehicle drives. */
  static int whileAllDrive(List<Message> messages) {
    Map<Integer, Integer> driving = new HashMap<>();
    for (int i = 0; i < messages.size(); i++) {
      Message message = messages.get(i);
      boolean drives = speedKmph(message) > DRIVES_KMPH;
      driving.merge(message.vehicle(), 1, (before, one) -> drives ? before + one : 0);
      boolean all = driving.values().stream().allMatch(inARow -> inARow > IN_A_ROW);
      if (i > messages.size() / 2 && all) {
        return i + 1;
      }
    }
    throw new AssertionError("there is no such moment");
  }

  private static double speedKmph(Message message) {
    Matcher speed = SPEED.matcher(new String(message.json(), StandardCharsets.UTF_8));
    return speed.find() ? Double.parseDouble(speed.group(1)) : 0;
  }

  /** The day of {@link #last}, days since 1970-01-01. */
  long lastEpochDay() {
    return nextMorning().truncatedTo(ChronoUnit.DAYS).getEpochSecond() / 86_400;
  }

  private Instant nextMorning() {
    return START.plus(duration).truncatedTo(ChronoUnit.DAYS).plus(NEXT_MORNING);
  }

  /**
   * The last message of each vehicle, after its driver's rest, whose length is known by it: when
   * all fleets send it together, time passes for them alike.
   */
  List<Message> last(String name) {
    TrialOptions options = new TrialOptions(vehicles, START, duration, sampling, PROMPT);
    List<Message> last = new ArrayList<>();
    for (TrialVehicle vehicle : new TrialFleet(SEED, options, label -> {}).vehicles()) {
      String driver =
          ",\"driver_id\":\"%s\",\"driver_activity\":\"work\""
              .formatted(vehicle.driverId().replace(NAME, name));
      last.add(parked(name, last.size() + 1, nextMorning().toEpochMilli(), driver));
    }
    return last;
  }

  private static Message parked(String name, int vehicle, long atMs, String driver) {
    String json =
        "{\"vehicle_id\":\"%s%04d\",\"timestamp\":%d,\"speed_kmph\":0,\"ignition\":false%s}"
            .formatted(name, vehicle, atMs, driver);
    return message(vehicle, atMs, json);
  }

  private static Message message(int vehicle, long atMs, String json) {
    return new Message(vehicle, atMs, json.getBytes(StandardCharsets.UTF_8));
  }
}
