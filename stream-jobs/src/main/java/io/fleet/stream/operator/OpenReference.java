package io.fleet.stream.operator;

import io.fleet.stream.timeline.reference.FleetReference;
import io.fleet.stream.timeline.reference.LoginBook;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * A subtask's share of the reference data, to be closed.
 *
 * @param data goes on changing as long as the share is open
 * @param logins who is logged in; changes alike
 * @param unreadable how many records could not be read at all
 * @param failures how often reading had to begin anew
 * @param release gives the share back
 */
public record OpenReference(
    FleetReference data,
    LoginBook logins,
    LongSupplier unreadable,
    LongSupplier failures,
    Runnable release)
    implements AutoCloseable {
  /** Versions known. */
  static final String VERSIONS = "fleet_reference_versions";

  /** How often cells could not say how a place lies to a fence, and the geometry was asked. */
  static final String GEOMETRY_ASKED = "fleet_geofence_geometry_asked";

  /** Logins and logouts known. */
  static final String LOGINS = "fleet_logins_known";

  /** Records and members that were passed over. */
  static final String PASSED_OVER = "fleet_reference_passed_over";

  /** How often reading failed and began anew. */
  static final String READ_FAILURES = "fleet_reference_read_failures";

  void register(MetricGroup metrics) {
    metrics.gauge(VERSIONS, (Gauge<Integer>) data::size);
    metrics.gauge(
        PASSED_OVER,
        (Gauge<Long>) () -> data.passedOver() + logins.passedOver() + unreadable.getAsLong());
    metrics.gauge(GEOMETRY_ASKED, (Gauge<Long>) () -> data.fences().reckoned());
    metrics.gauge(LOGINS, (Gauge<Integer>) logins::size);
    metrics.gauge(READ_FAILURES, (Gauge<Long>) failures::getAsLong);
  }

  @Override
  public void close() {
    release.run();
  }
}
