package io.fleet.gateway.traccar;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryReader;
import io.fleet.events.TelemetryReading;
import java.nio.charset.StandardCharsets;

/** Reads a draft the way the log's readers will. */
final class Drafts {
  static final long NOW_MS = 1_790_000_000_000L;

  private Drafts() {}

  static TelemetryReading reading(TelemetryDraft draft) {
    return new TelemetryReader().read(draft.json("van-1", NOW_MS));
  }

  static Telemetry telemetry(TelemetryDraft draft) {
    TelemetryReading reading = reading(draft);
    if (!reading.isAccepted() || !reading.dropped().isEmpty()) {
      throw new AssertionError(reading.refusal() + " " + reading.dropped());
    }
    return reading.telemetry();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
