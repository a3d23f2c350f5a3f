package io.fleet.query.driver;

import io.fleet.query.audit.AuditLog;
import io.fleet.query.problem.ProblemException;
import io.fleet.query.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** How one trip was driven. */
@Path("/v1/trips/{id}/score")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.DRIVER, Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "trips")
public class TripScoreResource {
  private static final int MAX_ID_LENGTH = 128;

  private final DriverScores scores;
  private final AuditLog audit;

  TripScoreResource(DriverScores scores, AuditLog audit) {
    this.scores = scores;
    this.audit = audit;
  }

  @GET
  @Operation(
      operationId = "getTripScore",
      summary = "The score of a trip for who drove it, with every deduction",
      description =
          "Below 5 km judged there is no score but a reason. A trip that only a driver app declared"
              + " has none. Role driver: one's own trips alone. Reading it is audited.")
  public DriverScore score(@RestPath String id, @RestQuery String profile) {
    ScoreProfile weights = ScoreProfile.parse(profile);
    if (id.length() > MAX_ID_LENGTH) {
      throw ProblemException.unknown("trip");
    }
    var trip = scores.trip(id);
    audit.reading(
        AuditLog.Action.READ_TRIP_SCORE, trip.map(DriverScores.TripStart::driverId).orElse(null));
    return trip.filter(found -> found.driverId() != null)
        .map(found -> scores.of(found, weights))
        .orElseThrow(() -> ProblemException.unknown("trip with a known driver"));
  }
}
