package io.fleet.events;

import java.util.List;

/**
 * What came of reading one message.
 *
 * @param telemetry the message, or null if it is refused
 * @param refusal why it is refused, or null
 * @param urgent whether it asks for help or reports a crash; such content is raised even when the
 *     message's time cannot be believed
 * @param dropped the names of optional fields that were left out because they made no sense
 */
public record TelemetryReading(
    Telemetry telemetry, Refusal refusal, boolean urgent, List<String> dropped) {

  public boolean isAccepted() {
    return telemetry != null;
  }
}
