package io.fleet.stream.rule.sos;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.motion.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * What the SOS rule remembers of a vehicle.
 *
 * @param open whether help is being asked for
 * @param startedAtMs when the last episode began, epoch milliseconds
 * @param lastSignalMs its last signal
 * @param lastToldMs when it was last told of
 * @param signals how many signals it had
 * @param placeTold whether the episode's alert has carried a place
 * @param lastPlace the vehicle's last known place, or null
 * @param lateStartsMs beginnings of the last episodes found in late data
 */
public record SosState(
    boolean open,
    long startedAtMs,
    long lastSignalMs,
    long lastToldMs,
    int signals,
    boolean placeTold,
    Place lastPlace,
    List<Long> lateStartsMs) {
  static final long NEVER = Long.MIN_VALUE;
  static final int LATE_STARTS_KEPT = 16;

  /** A vehicle never seen. */
  public static final SosState NONE =
      new SosState(false, NEVER, NEVER, NEVER, 0, false, null, List.of());

  /** Keeps its own copy of the list. */
  public SosState {
    lateStartsMs = List.copyOf(lateStartsMs);
  }

  SosState withPlace(Place place) {
    return new SosState(
        open, startedAtMs, lastSignalMs, lastToldMs, signals, placeTold, place, lateStartsMs);
  }

  SosState opened(long atMs) {
    return new SosState(true, atMs, atMs, atMs, 1, false, lastPlace, lateStartsMs);
  }

  SosState repeated(long atMs, boolean told) {
    return new SosState(
        true,
        startedAtMs,
        atMs,
        told ? atMs : lastToldMs,
        signals + 1,
        placeTold,
        lastPlace,
        lateStartsMs);
  }

  SosState withPlaceTold() {
    return new SosState(
        open, startedAtMs, lastSignalMs, lastToldMs, signals, true, lastPlace, lateStartsMs);
  }

  SosState closed() {
    return new SosState(
        false, startedAtMs, lastSignalMs, lastToldMs, signals, placeTold, lastPlace, lateStartsMs);
  }

  SosState withLateStart(long atMs) {
    List<Long> starts = new ArrayList<>(lateStartsMs);
    starts.add(atMs);
    if (starts.size() > LATE_STARTS_KEPT) {
      starts.remove(0);
    }
    return new SosState(
        open, startedAtMs, lastSignalMs, lastToldMs, signals, placeTold, lastPlace, starts);
  }

  void write(ByteWriter out) {
    out.writeBoolean(open);
    out.writeLong(startedAtMs);
    out.writeLong(lastSignalMs);
    out.writeLong(lastToldMs);
    out.writeSigned(signals);
    out.writeBoolean(placeTold);
    Place.write(lastPlace, out);
    out.writeVarLong(lateStartsMs.size());
    lateStartsMs.forEach(out::writeLong);
  }

  static SosState read(ByteReader in) {
    boolean open = in.readBoolean();
    long startedAtMs = in.readLong();
    long lastSignalMs = in.readLong();
    long lastToldMs = in.readLong();
    int signals = (int) in.readSigned();
    boolean placeTold = in.readBoolean();
    Place place = Place.read(in);
    List<Long> starts = new ArrayList<>();
    for (long n = in.readVarLong(); n > 0; n--) {
      starts.add(in.readLong());
    }
    return new SosState(
        open, startedAtMs, lastSignalMs, lastToldMs, signals, placeTold, place, starts);
  }
}
