package io.fleet.query.vehicle;

import io.fleet.events.capability.Capability;
import io.fleet.events.capability.RuleCapability;
import io.fleet.events.capability.RuleNeeds;
import io.fleet.events.capability.Signal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which rules a vehicle's messages suffice for, by what was learned of them.
 *
 * @param since from when on that is known
 * @param samplingS median time between two messages while it moves, seconds
 * @param samplingP90S nine of ten such times are not longer, seconds
 * @param sends of what rules need, what it sends
 * @param rules of every rule whether it can be judged, and why not or with which reserve
 */
@Schema(
    description =
        "Which rules a vehicle's messages suffice for. What its tracker reports itself counts in"
            + " any case.")
public record VehicleCapability(
    Instant since,
    double samplingS,
    double samplingP90S,
    @Schema(examples = "speed") List<String> sends,
    List<RuleCapability> rules) {

  static VehicleCapability of(Instant since, Capability known) {
    List<String> sends = known.seen().stream().sorted().map(Signal::member).toList();
    return new VehicleCapability(
        since, known.samplingS(), known.samplingP90S(), sends, RuleNeeds.judge(known));
  }
}
