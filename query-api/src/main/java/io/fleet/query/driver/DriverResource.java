package io.fleet.query.driver;

import io.fleet.query.audit.AuditLog;
import io.fleet.query.export.Csv;
import io.fleet.query.export.Ndjson;
import io.fleet.query.list.Lists;
import io.fleet.query.page.Filters;
import io.fleet.query.page.ListParameters;
import io.fleet.query.page.Page;
import io.fleet.query.page.PageSize;
import io.fleet.query.problem.ProblemException;
import io.fleet.query.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Drivers, as far as their own events, trips and vehicles name them, and how they drive. */
@Path("/v1/drivers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "drivers")
public class DriverResource {
  private final Drivers drivers;
  private final DriverScores scores;
  private final RecentDrivings recents;
  private final Lists lists;
  private final AuditLog audit;

  DriverResource(
      Drivers drivers, DriverScores scores, RecentDrivings recents, Lists lists, AuditLog audit) {
    this.drivers = drivers;
    this.scores = scores;
    this.recents = recents;
    this.lists = lists;
    this.audit = audit;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Ndjson.MEDIA_TYPE, Csv.MEDIA_TYPE})
  @Operation(
      operationId = "listDrivers",
      summary = "Every driver that is known by an event, a trip or a vehicle",
      description = "Sorted by driver_id. from and to bound last_seen. limit: 100, at most 1000.")
  public RestResponse<Page<Driver>> list(
      @BeanParam ListParameters parameters, @RestQuery("driver_id") String driverId) {
    Filters filters = Filters.of("drivers").text("driver_id", driverId).times(parameters);
    return lists.answer(drivers.list(filters), filters, parameters, PageSize.LIST);
  }

  @GET
  @Path("/{id}/score")
  @RolesAllowed({Role.DRIVER, Role.VIEWER, Role.OPERATOR, Role.ADMIN})
  @Operation(
      operationId = "getDriverScore",
      summary = "A driver's score over the totals of a window, with every deduction",
      description =
          "The window ends now and holds the trips that started in it. window: 24h, 7d (default) or"
              + " 30d; profile: standard (default) or per-1000-miles. Below 20 km judged there is"
              + " no score but a reason. items lists what takes points, and what was excluded. Role"
              + " driver: one's own alone. Reading it is audited.")
  public DriverScore score(
      @RestPath String id, @RestQuery String window, @RestQuery String profile) {
    ScoreWindow chosen = ScoreWindow.parse(window);
    ScoreProfile weights = ScoreProfile.parse(profile);
    audit.reading(AuditLog.Action.READ_SCORE, id);
    DriverScore score = scores.over(chosen, weights, id);
    if (score.trips() == 0) {
      expectKnown(id);
    }
    return score;
  }

  @GET
  @Path("/{id}/recent")
  @RolesAllowed({Role.DRIVER, Role.VIEWER, Role.OPERATOR, Role.ADMIN})
  @Operation(
      operationId = "getRecentDriving",
      summary = "What a driver did in the last 15 minutes",
      description =
          "Counts and events per 100 km; 15 minutes are too few for a score. Role driver: one's own"
              + " alone. Reading it is audited.")
  public RecentDriving recent(@RestPath String id) {
    audit.reading(AuditLog.Action.READ_RECENT, id);
    RecentDrivings.Recent recent = recents.of(id);
    if (!recent.known()) {
      expectKnown(id);
    }
    return recent.driving();
  }

  @GET
  @Path("/ranking")
  @RolesAllowed({Role.DRIVER, Role.VIEWER, Role.OPERATOR, Role.ADMIN})
  @Operation(
      operationId = "getDriverRanking",
      summary = "Drivers among their equals",
      description =
          "Groups are the vehicle class driven most and the share of metres below 50 km/h in"
              + " thirds. Ranked by raw_score among at least five drivers with 100 km each; others"
              + " have a reason. window: 30d unless said; profile as for a score. Role driver:"
              + " one's own place alone. Reading it is audited.")
  public DriverRanking ranking(@RestQuery String window, @RestQuery String profile) {
    boolean given = window != null && !window.isEmpty();
    ScoreWindow chosen = given ? ScoreWindow.parse(window) : ScoreWindow.MONTH;
    ScoreProfile weights = ScoreProfile.parse(profile);
    String only = audit.isDriver() ? audit.caller() : "";
    audit.reading(AuditLog.Action.READ_RANKING, only.isEmpty() ? AuditLog.EVERYBODY : only);
    return scores.ranking(chosen, weights, only);
  }

  private void expectKnown(String id) {
    if (!drivers.isKnown(id)) {
      throw ProblemException.unknown("driver");
    }
  }
}
