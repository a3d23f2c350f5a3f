package io.fleet.stream.timeline;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.crash.CrashEvent;
import io.fleet.stream.rule.delivery.DeliveryStop;
import io.fleet.stream.rule.duty.DutySegment;
import io.fleet.stream.rule.geofence.Visit;
import io.fleet.stream.rule.harsh.HarshEvent;
import io.fleet.stream.rule.hours.DriverDay;
import io.fleet.stream.rule.hours.HoursEpisode;
import io.fleet.stream.rule.idling.IdlingEpisode;
import io.fleet.stream.rule.overspeed.OverspeedEpisode;
import io.fleet.stream.rule.presence.VehiclePresence;
import io.fleet.stream.rule.route.OffRoute;
import io.fleet.stream.rule.route.RouteRun;
import io.fleet.stream.rule.tow.TowedMovement;
import io.fleet.stream.rule.trip.Trip;
import io.fleet.stream.rule.utilisation.Span;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes findings into checkpoints and reads them again, each marked with its kind. */
public final class FindingCodec {
  private static final int NOTHING = 0;

  /** Kinds are part of the binary form: a number is never given again. */
  private static final List<Kind> KINDS =
      List.of(
          new Kind(1, Trip.class, Trip::read),
          new Kind(3, VehiclePresence.class, VehiclePresence::read),
          new Kind(4, AlertFinding.class, AlertFinding::read),
          new Kind(5, HarshEvent.class, HarshEvent::read),
          new Kind(6, IdlingEpisode.class, IdlingEpisode::read),
          new Kind(7, TowedMovement.class, TowedMovement::read),
          new Kind(8, CrashEvent.class, CrashEvent::read),
          new Kind(9, OverspeedEpisode.class, OverspeedEpisode::read),
          new Kind(10, DutySegment.class, DutySegment::read),
          new Kind(11, DriverDay.class, DriverDay::read),
          new Kind(12, HoursEpisode.class, HoursEpisode::read),
          new Kind(16, Visit.class, Visit::read),
          new Kind(15, KnownAlert.class, KnownAlert::read),
          new Kind(17, RouteRun.class, RouteRun::read),
          new Kind(18, OffRoute.class, OffRoute::read),
          new Kind(55, Span.class, Span::read),
          new Kind(19, DeliveryStop.class, DeliveryStop::read));

  /** What is read but not written any more. */
  private static final List<Kind> FORMER_KINDS =
      List.of(
          new Kind(2, OverspeedEpisode.class, OverspeedEpisode::readComputed),
          new Kind(35, DeliveryStop.class, DeliveryStop::readWithoutRisk));

  private static final Map<Class<?>, Integer> NUMBERS =
      KINDS.stream().collect(Collectors.toMap(Kind::type, Kind::number));

  private static final Kind[] BY_NUMBER = byNumber();

  private FindingCodec() {}

  private record Kind(
      int number, Class<? extends Finding> type, Function<ByteReader, Finding> reader) {}

  private static Kind[] byNumber() {
    Kind[] kinds =
        new Kind
            [Stream.concat(KINDS.stream(), FORMER_KINDS.stream())
                    .mapToInt(Kind::number)
                    .max()
                    .orElseThrow()
                + 1];
    KINDS.forEach(kind -> kinds[kind.number()] = kind);
    FORMER_KINDS.forEach(kind -> kinds[kind.number()] = kind);
    return kinds;
  }

  /** Writes a finding that may be null. */
  public static void write(Finding finding, ByteWriter out) {
    if (finding == null) {
      out.writeByte(NOTHING);
      return;
    }
    Integer number = NUMBERS.get(finding.getClass());
    if (number == null) {
      throw new IllegalStateException("no codec for " + finding.getClass());
    }
    out.writeByte(number);
    finding.write(out);
  }

  /** Reads a finding that may be null. */
  public static Finding read(ByteReader in) {
    int number = in.readByte();
    if (number == NOTHING) {
      return null;
    }
    if (number < 0 || number >= BY_NUMBER.length || BY_NUMBER[number] == null) {
      throw new IllegalStateException("no finding of kind " + number);
    }
    return BY_NUMBER[number].reader().apply(in);
  }
}
