package io.fleet.events;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Random messages that a device might send: every field now there, now not. */
public final class TelemetryArbitraries extends DomainContextBase {
  private static final long YEAR_2010_MS = 1_262_304_000_000L;
  private static final long YEAR_2040_MS = 2_208_988_800_000L;

  @Provide
  Arbitrary<Telemetry> telemetry() {
    return Combinators.combine(heads(), numbers(), lists())
        .as(
            (head, numbers, lists) -> {
              TelemetryBuilder builder = Telemetry.builder();
              head.writeInto(builder);
              numbers.forEach(builder::setCanonical);
              lists.writeInto(builder);
              return builder.build();
            })
        .withoutEdgeCases();
  }

  private record Head(
      String vehicleId, long timestampMs, boolean serverTime, String driverId, String tripId) {
    void writeInto(TelemetryBuilder builder) {
      builder.vehicleId(vehicleId).timestampMs(timestampMs).serverTime(serverTime);
      builder.driverId(driverId).tripId(tripId).set(TelemetryField.IGNITION, true);
    }
  }

  private record Lists(
      List<String> faultCodes,
      List<DeviceEvent> events,
      Map<String, String> tags,
      DriverActivity activity) {
    void writeInto(TelemetryBuilder builder) {
      faultCodes.forEach(builder::faultCode);
      events.forEach(builder::event);
      tags.forEach(builder::tag);
      builder.driverActivity(activity);
    }
  }

  private static Arbitrary<Head> heads() {
    Arbitrary<String> vehicle =
        Arbitraries.strings().alpha().numeric().withChars("_.:-").ofMinLength(1).ofMaxLength(64);
    return Combinators.combine(
            vehicle,
            Arbitraries.longs().between(YEAR_2010_MS, YEAR_2040_MS),
            Arbitraries.of(true, false),
            texts(128).injectNull(0.3),
            texts(128).injectNull(0.3))
        .as(Head::new);
  }

  private static Arbitrary<Map<TelemetryField, Integer>> numbers() {
    return Arbitraries.of(TelemetryField.class)
        .flatMap(field -> canonical(field).map(value -> Map.entry(field, value)))
        .list()
        .ofMaxSize(40)
        .map(
            entries -> {
              Map<TelemetryField, Integer> map = new java.util.EnumMap<>(TelemetryField.class);
              entries.forEach(e -> map.put(e.getKey(), e.getValue()));
              return map;
            });
  }

  private static Arbitrary<Integer> canonical(TelemetryField field) {
    int min = field == TelemetryField.HEADING ? 0 : field.canonical(field.min());
    int max = field == TelemetryField.HEADING ? 3_599 : field.canonical(field.max());
    return Arbitraries.integers().between(min, max);
  }

  private static Arbitrary<Lists> lists() {
    return Combinators.combine(
            texts(128).list().ofMaxSize(5),
            deviceEvents().list().ofMaxSize(4),
            Arbitraries.maps(texts(128), texts(256)).ofMaxSize(4),
            Arbitraries.of(DriverActivity.class).injectNull(0.5))
        .as(Lists::new);
  }

  private static Arbitrary<DeviceEvent> deviceEvents() {
    Arbitrary<String> types =
        Arbitraries.oneOf(
            Arbitraries.of(DeviceEvent.CRASH, DeviceEvent.SOS, DeviceEvent.HARSH_BRAKING),
            texts(64));
    return Combinators.combine(
            types,
            Arbitraries.integers().between(-200_000, 200_000).injectNull(0.3),
            Arbitraries.integers().between(0, 100_000).injectNull(0.3),
            Arbitraries.longs().between(YEAR_2010_MS, YEAR_2040_MS).injectNull(0.3))
        .as(
            (type, valueMg, speedCkmph, atMs) ->
                new DeviceEvent(
                    type,
                    valueMg == null ? DeviceEvent.UNKNOWN : valueMg,
                    speedCkmph == null ? DeviceEvent.UNKNOWN : speedCkmph,
                    atMs == null ? DeviceEvent.NO_TIME : atMs));
  }

  /** Texts of all planes of Unicode, without halves of surrogate pairs. */
  private static Arbitrary<String> texts(int maxLength) {
    Arbitrary<Integer> codePoints =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, 0x7F),
            Arbitraries.integers().between(0x80, 0xD7FF),
            Arbitraries.integers().between(0x1F300, 0x1F600));
    return codePoints
        .list()
        .ofMinSize(1)
        .ofMaxSize(maxLength / 2)
        .map(
            points -> {
              StringBuilder text = new StringBuilder();
              points.forEach(text::appendCodePoint);
              return text.toString();
            });
  }
}
