package io.fleet.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.acceptance.TrialDay.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where the vehicles of a fleet stand for some minutes, as their messages tell. */
final class TrialHalts {
  /** So long, and it is no light and no jam, ms. */
  private static final long LONG_ENOUGH_MS = 240_000;

  private static final double STANDING_KMPH = 3;

  private final ObjectMapper json = new ObjectMapper();
  private final int mostOfAVehicle;
  private final Map<Integer, Standing> standing = new HashMap<>();
  private final Map<Integer, List<Halt>> halts = new TreeMap<>();

  /** A vehicle stood here. */
  record Halt(double lat, double lon, long fromMs, long toMs) {}

  private static final class Standing {
    final List<Double> lats = new ArrayList<>();
    final List<Double> lons = new ArrayList<>();
    long fromMs;
    long toMs;

    /** A fix in some hundred is elsewhere: the middle one is not. */
    Halt halt() {
      return new Halt(middle(lats), middle(lons), fromMs, toMs);
    }

    private static double middle(List<Double> values) {
      return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
  }

  private TrialHalts(int mostOfAVehicle) {
    this.mostOfAVehicle = mostOfAVehicle;
  }

  /** The first halts of each vehicle, by its number. */
  static Map<Integer, List<Halt>> of(TrialDay day, int mostOfAVehicle) throws Exception {
    TrialHalts halts = new TrialHalts(mostOfAVehicle);
    day.send("", halts::take);
    return halts.halts;
  }

  private void take(Message message) throws IOException {
    JsonNode event = json.readTree(message.json());
    if (!event.has("lat") || !event.has("speed_kmph")) {
      return;
    }
    if (event.get("speed_kmph").asDouble() >= STANDING_KMPH) {
      Standing over = standing.remove(message.vehicle());
      if (over != null && over.toMs - over.fromMs >= LONG_ENOUGH_MS) {
        keep(message.vehicle(), over.halt());
      }
      return;
    }
    Standing here = standing.computeIfAbsent(message.vehicle(), vehicle -> new Standing());
    here.fromMs = here.fromMs == 0 ? message.timeMs() : here.fromMs;
    here.toMs = message.timeMs();
    here.lats.add(event.get("lat").asDouble());
    here.lons.add(event.get("lon").asDouble());
  }

  private void keep(int vehicle, Halt halt) {
    List<Halt> mine = halts.computeIfAbsent(vehicle, number -> new ArrayList<>());
    if (mine.size() < mostOfAVehicle) {
      mine.add(halt);
    }
  }
}
