package io.fleet.stream.timeline;

import io.fleet.events.Alert;
import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.harsh.Evidence;
import io.fleet.stream.rule.harsh.HarshEvent;
import io.fleet.stream.rule.harsh.HarshKind;
import io.fleet.stream.rule.motion.Place;
import io.fleet.stream.rule.overspeed.OverspeedEpisode;
import io.fleet.stream.rule.presence.VehiclePresence;
import io.fleet.stream.rule.trip.Trip;
import java.util.Map;
import java.util.TreeMap;

/** Writes findings into checkpoints and reads them again. */
final class FindingCodec {
  private static final int TRIP = 1;
  private static final int OVERSPEED = 2;
  private static final int PRESENCE = 3;
  private static final int ALERT = 4;
  private static final int HARSH = 5;
  private static final int NOTHING = 0;

  private FindingCodec() {}

  /** Writes a finding that may be null. */
  static void write(Finding finding, ByteWriter out) {
    if (finding == null) {
      out.writeByte(NOTHING);
    } else if (finding instanceof Trip trip) {
      out.writeByte(TRIP);
      writeTrip(trip, out);
    } else if (finding instanceof OverspeedEpisode episode) {
      out.writeByte(OVERSPEED);
      writeEpisode(episode, out);
    } else if (finding instanceof VehiclePresence presence) {
      out.writeByte(PRESENCE);
      writePresence(presence, out);
    } else if (finding instanceof HarshEvent event) {
      out.writeByte(HARSH);
      writeHarsh(event, out);
    } else if (finding instanceof AlertFinding alert) {
      out.writeByte(ALERT);
      writeAlert(alert, out);
    } else {
      throw new IllegalStateException("no codec for " + finding.getClass());
    }
  }

  static Finding read(ByteReader in) {
    int kind = in.readByte();
    return switch (kind) {
      case NOTHING -> null;
      case TRIP -> readTrip(in);
      case OVERSPEED -> readEpisode(in);
      case PRESENCE -> readPresence(in);
      case ALERT -> readAlert(in);
      case HARSH -> readHarsh(in);
      default -> throw new IllegalStateException("no finding of kind " + kind);
    };
  }

  private static void writeTrip(Trip t, ByteWriter out) {
    out.writeString(t.vehicleId());
    out.writeByte(t.closedBy() == null ? -1 : t.closedBy().ordinal());
    out.writeNullableString(t.driverId());
    out.writeNullableString(t.deviceTripId());
    Place.write(t.start(), out);
    Place.write(t.end(), out);
    out.writeSigned(t.distanceMm());
    out.writeSigned(t.standingMs());
    out.writeSigned(t.idleMs());
    out.writeSigned(t.stops());
    out.writeInt(t.maxSpeedCkmph());
    out.writeSigned(t.fixes());
    out.writeSigned(t.overspeedEpisodes());
    out.writeInt(t.startOdometerM());
    out.writeInt(t.endOdometerM());
    out.writeInt(t.startFuelCl());
    out.writeInt(t.endFuelCl());
  }

  private static Trip readTrip(ByteReader in) {
    String vehicleId = in.readString();
    int closedBy = in.readByte();
    return new Trip(
        vehicleId,
        closedBy < 0 ? null : Trip.ClosedBy.values()[closedBy],
        in.readNullableString(),
        in.readNullableString(),
        Place.read(in),
        Place.read(in),
        in.readSigned(),
        in.readSigned(),
        in.readSigned(),
        (int) in.readSigned(),
        in.readInt(),
        (int) in.readSigned(),
        (int) in.readSigned(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt());
  }

  private static void writeEpisode(OverspeedEpisode e, ByteWriter out) {
    out.writeString(e.vehicleId());
    out.writeBoolean(e.open());
    out.writeNullableString(e.driverId());
    out.writeNullableString(e.tripId());
    out.writeLong(e.startedAtMs());
    out.writeLong(e.endedAtMs());
    out.writeInt(e.peakCkmph());
    out.writeInt(e.limitCkmph());
    out.writeString(e.limitSource());
    out.writeSigned(e.distanceMm());
    out.writeByte(e.severity());
    out.writeBoolean(e.sampled());
    out.writeInt(e.latE6());
    out.writeInt(e.lonE6());
  }

  private static OverspeedEpisode readEpisode(ByteReader in) {
    return new OverspeedEpisode(
        in.readString(),
        in.readBoolean(),
        in.readNullableString(),
        in.readNullableString(),
        in.readLong(),
        in.readLong(),
        in.readInt(),
        in.readInt(),
        in.readString(),
        in.readSigned(),
        in.readByte(),
        in.readBoolean(),
        in.readInt(),
        in.readInt());
  }

  private static void writeHarsh(HarshEvent e, ByteWriter out) {
    out.writeString(e.vehicleId());
    out.writeByte(e.kind().ordinal());
    out.writeBoolean(e.open());
    out.writeNullableString(e.driverId());
    out.writeNullableString(e.tripId());
    out.writeLong(e.startedAtMs());
    out.writeLong(e.endedAtMs());
    out.writeInt(e.peakMg());
    out.writeInt(e.thresholdMg());
    out.writeByte(e.severity());
    out.writeBoolean(e.byDevice());
    out.writeBoolean(e.byUs());
    out.writeByte(e.basis().ordinal());
    out.writeInt(e.speedCkmph());
    out.writeInt(e.latE6());
    out.writeInt(e.lonE6());
  }

  private static HarshEvent readHarsh(ByteReader in) {
    return new HarshEvent(
        in.readString(),
        HarshKind.at(in.readByte()),
        in.readBoolean(),
        in.readNullableString(),
        in.readNullableString(),
        in.readLong(),
        in.readLong(),
        in.readInt(),
        in.readInt(),
        in.readByte(),
        in.readBoolean(),
        in.readBoolean(),
        Evidence.at(in.readByte()),
        in.readInt(),
        in.readInt(),
        in.readInt());
  }

  private static void writePresence(VehiclePresence p, ByteWriter out) {
    out.writeString(p.vehicleId());
    out.writeByte(p.state().ordinal());
    out.writeLong(p.sinceMs());
    out.writeNullableString(p.tripId());
    out.writeNullableString(p.driverId());
  }

  private static VehiclePresence readPresence(ByteReader in) {
    return new VehiclePresence(
        in.readString(),
        VehiclePresence.State.values()[in.readByte()],
        in.readLong(),
        in.readNullableString(),
        in.readNullableString());
  }

  private static void writeAlert(AlertFinding a, ByteWriter out) {
    out.writeString(a.alertType());
    out.writeString(a.vehicleId());
    out.writeLong(a.startedAtMs());
    out.writeByte(a.state().ordinal());
    out.writeLong(a.tsMs());
    out.writeBoolean(a.endedAtMs() != null);
    out.writeLong(a.endedAtMs() == null ? 0 : a.endedAtMs());
    out.writeByte(a.severity());
    out.writeNullableString(a.driverId());
    out.writeNullableString(a.tripId());
    out.writeInt(a.latE6());
    out.writeInt(a.lonE6());
    out.writeString(a.details());
    writeData(a.data(), out);
    out.writeBoolean(a.late());
  }

  private static AlertFinding readAlert(ByteReader in) {
    String alertType = in.readString();
    String vehicleId = in.readString();
    long startedAtMs = in.readLong();
    Alert.State state = Alert.State.values()[in.readByte()];
    long tsMs = in.readLong();
    boolean ended = in.readBoolean();
    long endedAtMs = in.readLong();
    return new AlertFinding(
        alertType,
        vehicleId,
        startedAtMs,
        state,
        tsMs,
        ended ? (Long) endedAtMs : null,
        in.readByte(),
        in.readNullableString(),
        in.readNullableString(),
        in.readInt(),
        in.readInt(),
        in.readString(),
        readData(in),
        in.readBoolean());
  }

  private static void writeData(Map<String, Object> data, ByteWriter out) {
    out.writeVarLong(data.size());
    data.forEach(
        (name, value) -> {
          out.writeString(name);
          writeValue(value, out);
        });
  }

  private static void writeValue(Object value, ByteWriter out) {
    if (value instanceof String text) {
      out.writeByte('s');
      out.writeString(text);
    } else if (value instanceof Boolean flag) {
      out.writeByte('b');
      out.writeBoolean(flag);
    } else if (value instanceof Double number) {
      out.writeByte('d');
      out.writeLong(Double.doubleToLongBits(number));
    } else if (value instanceof Integer number) {
      out.writeByte('i');
      out.writeInt(number);
    } else if (value instanceof Long number) {
      out.writeByte('l');
      out.writeLong(number);
    } else {
      throw new IllegalStateException("an alert's data are texts, flags and numbers");
    }
  }

  private static Map<String, Object> readData(ByteReader in) {
    Map<String, Object> data = new TreeMap<>();
    for (long n = in.readVarLong(); n > 0; n--) {
      String name = in.readString();
      int kind = in.readByte();
      Object value =
          switch (kind) {
            case 's' -> in.readString();
            case 'b' -> in.readBoolean();
            case 'd' -> Double.longBitsToDouble(in.readLong());
            case 'i' -> in.readInt();
            case 'l' -> in.readLong();
            default -> throw new IllegalStateException("no value of kind " + kind);
          };
      data.put(name, value);
    }
    return data;
  }
}
