package io.fleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.acceptance.TrialHalts.Halt;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * What is in force for the vehicles of a trial: fences where some of them stand, and for each a
 * route from place to place and a plan whose stops are where it stands, one of them reached late,
 * one never; some are scanned.
 */
final class TrialReference {
  private static final int MOST_STOPS = 5;
  private static final int MOST_FENCES = 60;
  private static final long EARLIER_MS = 600_000;
  private static final Instant VALID_FROM = TrialDay.START.truncatedTo(ChronoUnit.DAYS);

  private final FleetClient client;
  private final Map<Integer, List<Halt>> halts;

  TrialReference(FleetClient client, TrialDay day) throws Exception {
    this.client = client;
    this.halts = TrialHalts.of(day, MOST_STOPS);
  }

  /** Fences are the same for all fleets. */
  void writeFences() throws Exception {
    int fences = 0;
    for (List<Halt> places : halts.values()) {
      for (Halt place : places) {
        if (fences < MOST_FENCES) {
          write("geofences/golden-fence-" + fences++, fence(place, fences));
        }
      }
    }
  }

  /** Every second is slow, every third lets engines run. */
  private static String fence(Halt place, int number) {
    return String.format(
        Locale.ROOT,
        "{\"geometry\":{\"type\":\"Point\",\"coordinates\":[%.6f,%.6f]},\"radius_m\":120,"
            + "\"dwell_limit_s\":180,\"idle_ok\":%s%s}",
        place.lon(),
        place.lat(),
        number % 3 == 0,
        number % 2 == 0 ? ",\"speed_limit_kmph\":20" : "");
  }

  /** Plans of the vehicles of one fleet. */
  void writePlans(String name) throws Exception {
    for (Map.Entry<Integer, List<Halt>> vehicle : halts.entrySet()) {
      String number = "%04d".formatted(vehicle.getKey());
      StringJoiner stops = new StringJoiner(",");
      int place = 0;
      for (Halt halt : vehicle.getValue()) {
        long untilMs = halt.fromMs() + (place % 3 == 1 ? -EARLIER_MS / 2 : EARLIER_MS);
        stops.add(stop("s" + ++place, halt, halt.fromMs() - EARLIER_MS, untilMs));
      }
      Halt last = vehicle.getValue().get(place - 1);
      Halt nowhere = new Halt(last.lat() + 1, last.lon(), last.fromMs(), last.toMs());
      stops.add(stop("nowhere", nowhere, last.fromMs(), last.toMs()));
      write(
          "delivery-plans/" + name + "plan-" + number,
          "{\"vehicle_id\":\"%s%s\",\"stops\":[%s]}".formatted(name, number, stops));
    }
  }

  /** Routes of the vehicles of one fleet: straight from place to place, as no road goes. */
  void writeRoutes(String name) throws Exception {
    for (Map.Entry<Integer, List<Halt>> vehicle : halts.entrySet()) {
      String number = "%04d".formatted(vehicle.getKey());
      StringJoiner places = new StringJoiner(",");
      for (Halt halt : vehicle.getValue()) {
        places.add(String.format(Locale.ROOT, "[%.6f,%.6f]", halt.lon(), halt.lat()));
      }
      if (vehicle.getValue().size() > 1) {
        write(
            "routes/" + name + "route-" + number,
            "{\"vehicle_ids\":[\"%s%s\"],\"geometry\":{\"type\":\"LineString\",\"coordinates\":[%s]}}"
                .formatted(name, number, places));
      }
    }
  }

  private static String stop(String id, Halt halt, long fromMs, long untilMs) {
    return String.format(
        Locale.ROOT,
        "{\"stop_id\":\"%s\",\"lat\":%.6f,\"lon\":%.6f,\"radius_m\":60,\"service_s\":120,"
            + "\"window_from\":\"%s\",\"window_to\":\"%s\"}",
        id,
        halt.lat(),
        halt.lon(),
        Instant.ofEpochMilli(fromMs),
        Instant.ofEpochMilli(untilMs));
  }

  /** The first stop of each vehicle is scanned from arrival to the end, the third fails. */
  void scan(String name) throws Exception {
    for (Map.Entry<Integer, List<Halt>> vehicle : halts.entrySet()) {
      List<Halt> places = vehicle.getValue();
      String vehicleId = "%s%04d".formatted(name, vehicle.getKey());
      Halt first = places.get(0);
      scan(vehicleId, "s1", "arrived", first.fromMs() + 20_000);
      scan(vehicleId, "s1", "delivered", first.toMs() - 30_000);
      if (places.size() > 2) {
        scan(vehicleId, "s3", "failed", places.get(2).fromMs() + 90_000);
      }
    }
  }

  private void scan(String vehicleId, String stopId, String type, long atMs) throws Exception {
    HttpResponse<String> answer =
        client.send(
            "POST",
            "/v1/deliveries/" + stopId + "/events",
            "{\"vehicle_id\":\"%s\",\"event_type\":\"%s\",\"timestamp\":%d}"
                .formatted(vehicleId, type, atMs));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
  }

  private void write(String path, String body) throws Exception {
    HttpResponse<String> answer =
        client.send(
            "PUT", "/v1/reference/" + path + "?correct=true&valid_from=" + VALID_FROM, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }
}
