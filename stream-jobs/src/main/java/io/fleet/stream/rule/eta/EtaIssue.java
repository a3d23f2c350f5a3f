package io.fleet.stream.rule.eta;

import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.Finding;
import java.util.List;

/**
 * ETAs as they were told at one moment. What was told was told: it goes into a log, and nothing
 * that comes late changes it.
 *
 * @param vehicleId the vehicle
 * @param planId the plan
 * @param planSinceMs since when the vehicle has had it, epoch milliseconds
 * @param tripId the trip it is on, or null
 * @param issuedMs vehicle time, epoch milliseconds, a multiple of ten seconds
 * @param afterMs the event at which it was told was so much later, ms
 * @param stopIds of whom it tells, in the order they are to be driven to
 * @param estimate of these first stops, and maybe more
 */
public record EtaIssue(
    String vehicleId,
    String planId,
    long planSinceMs,
    String tripId,
    long issuedMs,
    int afterMs,
    List<String> stopIds,
    Estimate estimate)
    implements Finding {
  @Override
  public String id() {
    return "eta:" + planSinceMs + ':' + planId + ':' + issuedMs;
  }

  @Override
  public boolean isFinal() {
    return true;
  }

  @Override
  public boolean isLogged() {
    return true;
  }

  @Override
  public void write(ByteWriter out) {
    throw new IllegalStateException("what is logged is kept in no state");
  }
}
