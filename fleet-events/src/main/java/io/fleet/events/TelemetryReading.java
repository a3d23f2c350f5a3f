package io.fleet.events;

import java.util.List;
import java.util.Map;

/**
 * What came of reading one message.
 *
 * @param telemetry the message, or null if it is refused
 * @param refusal why it is refused, or null
 * @param urgent whether it asks for help or reports a crash; such content is raised even when the
 *     message's time cannot be believed
 * @param whyDropped the optional fields that were left out because they made no sense, by name
 */
public record TelemetryReading(
    Telemetry telemetry, Refusal refusal, boolean urgent, Map<String, DropReason> whyDropped) {

  /** The names of the optional fields that were left out. */
  public List<String> dropped() {
    return List.copyOf(whyDropped.keySet());
  }

  public boolean isAccepted() {
    return telemetry != null;
  }
}
