package io.fleet.stream.rule.geofence;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What the geofence rule remembers of a vehicle: the fences it is in, or seems to come into.
 *
 * @param stays by the ids of their fences, in order
 * @param surroundings what the fences it is in say to other rules
 */
public record GeofenceState(List<Stay> stays, Surroundings surroundings) {
  /** A vehicle never seen, and one that is in no fence. */
  public static final GeofenceState NONE = new GeofenceState(List.of(), Surroundings.OPEN);

  static GeofenceState of(List<Stay> stays) {
    return stays.isEmpty() ? NONE : new GeofenceState(List.copyOf(stays), around(stays));
  }

  private static Surroundings around(List<Stay> stays) {
    int limitCkmph = 0;
    boolean idleOk = false;
    for (Stay stay : stays) {
      if (stay.isInside()) {
        int limit = stay.terms().limitCkmph();
        limitCkmph = limitCkmph == 0 || (limit > 0 && limit < limitCkmph) ? limit : limitCkmph;
        idleOk |= stay.terms().idleOk();
      }
    }
    return limitCkmph == 0 && !idleOk ? Surroundings.OPEN : new Surroundings(limitCkmph, idleOk);
  }

  void write(ByteWriter out) {
    out.writeVarLong(stays.size());
    stays.forEach(stay -> stay.write(out));
  }

  static GeofenceState read(ByteReader in) {
    List<Stay> stays = new ArrayList<>();
    for (long n = in.readVarLong(); n > 0; n--) {
      stays.add(Stay.read(in));
    }
    return of(stays);
  }
}
