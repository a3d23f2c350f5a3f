package io.fleet.gateway.fuzz;

import io.fleet.events.Alert;
import io.fleet.events.AlertJson;
import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.DeliveryScan;
import io.fleet.events.DeliveryScanJson;
import io.fleet.events.Iso8601;
import io.fleet.events.RecordReader;
import io.fleet.events.Refusal;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryBinary;
import io.fleet.events.TelemetryReader;
import io.fleet.events.TelemetryReading;
import io.fleet.events.TelemetryWriter;
import io.fleet.events.reference.ReferenceJson;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Arrays;

/**
 * Every reader of the event contract. The first byte chooses the reader, the rest is what it reads.
 * Nothing but the documented refusals may be thrown, and what was read is the same after it was
 * written and read again.
 */
public final class CodecTarget {
  private static final TelemetryReader READER = new TelemetryReader();

  private CodecTarget() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    byte[] body = Arrays.copyOfRange(input, 1, input.length);
    switch (input[0]) {
      case 'a' -> alert(body);
      case 'd' -> refusable(() -> RecordReader.driverEvent(body));
      case 'i' -> time(body);
      case 'p' -> scan(body);
      case 'r' -> reference(body);
      case 's' -> refusable(() -> RecordReader.vehicleStatus(body));
      case 't' -> refusable(() -> RecordReader.tripEvent(body));
      default -> telemetry(body);
    }
  }

  private static void telemetry(byte[] body) {
    TelemetryReading reading = READER.read(body);
    if ((reading.telemetry() == null) == (reading.refusal() == null)) {
      throw new IllegalStateException("neither or both of telemetry and refusal");
    }
    if (!reading.isAccepted()) {
      return;
    }
    Telemetry telemetry = reading.telemetry();
    ByteWriter binary = new ByteWriter(16);
    TelemetryBinary.write(binary, telemetry);
    requireSame(telemetry, TelemetryBinary.read(new ByteReader(binary.toByteArray())));
    byte[] once = TelemetryWriter.write(telemetry, "id");
    TelemetryReading again = new TelemetryReader().read(once);
    if (!again.isAccepted() || !again.dropped().isEmpty()) {
      throw new IllegalStateException("written and not taken again: " + again);
    }
    requireSame(text(once), text(TelemetryWriter.write(again.telemetry(), "id")));
  }

  private static void alert(byte[] body) {
    Alert alert = refusable(() -> AlertJson.read(body));
    if (alert == null) {
      return;
    }
    byte[] once = AlertJson.write(alert);
    Alert again = refusable(() -> AlertJson.read(once));
    requireSame(text(once), again == null ? "refused" : text(AlertJson.write(again)));
  }

  private static void reference(byte[] body) {
    ReferenceVersion version = refusable(() -> ReferenceJson.read(ReferenceKind.VEHICLES, body));
    if (version != null) {
      byte[] once = ReferenceJson.write(version);
      requireSame(version, refusable(() -> ReferenceJson.read(ReferenceKind.VEHICLES, once)));
    }
  }

  private static void scan(byte[] body) {
    DeliveryScan scan = refusable(() -> RecordReader.deliveryScan(body));
    if (scan != null) {
      byte[] once = DeliveryScanJson.write(scan);
      requireSame(scan, refusable(() -> RecordReader.deliveryScan(once)));
    }
  }

  private static void time(byte[] body) {
    try {
      long ms = Iso8601.parse(text(body));
      requireSame(ms, Iso8601.parse(Iso8601.format(ms)));
    } catch (DateTimeException e) {
      // refused, as documented
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void requireSame(Object expected, Object found) {
    if (!expected.equals(found)) {
      throw new IllegalStateException("not the same again:\n" + expected + "\n" + found);
    }
  }

  /** What was read, or null if it was refused. */
  private static <T> T refusable(Reading<T> reading) {
    try {
      return reading.read();
    } catch (Refusal.RefusedException e) {
      return null;
    }
  }

  private interface Reading<T> {
    T read() throws Refusal.RefusedException;
  }
}
