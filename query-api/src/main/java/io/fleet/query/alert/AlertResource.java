package io.fleet.query.alert;

import io.fleet.query.audit.AuditLog;
import io.fleet.query.export.Csv;
import io.fleet.query.export.Ndjson;
import io.fleet.query.list.Lists;
import io.fleet.query.list.Withdrawn;
import io.fleet.query.page.Filters;
import io.fleet.query.page.ListParameters;
import io.fleet.query.page.Page;
import io.fleet.query.page.PageSize;
import io.fleet.query.page.SortedListParameters;
import io.fleet.query.problem.ProblemException;
import io.fleet.query.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Alerts, as subscribers saw them. */
@Path("/v1/alerts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "alerts")
public class AlertResource {
  private static final int MAX_ID_LENGTH = 128;

  private final Alerts alerts;
  private final AlertActions actions;
  private final Evidences evidences;
  private final Lists lists;
  private final AuditLog audit;

  AlertResource(
      Alerts alerts, AlertActions actions, Evidences evidences, Lists lists, AuditLog audit) {
    this.alerts = alerts;
    this.actions = actions;
    this.evidences = evidences;
    this.lists = lists;
    this.audit = audit;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Ndjson.MEDIA_TYPE, Csv.MEDIA_TYPE})
  @Operation(
      operationId = "listAlerts",
      summary = "Alerts, newest start first",
      description =
          "Each alert once, in its newest version; withdrawn ones are left out unless"
              + " withdrawn=true asks for those alone or withdrawn=include for both. from and to"
              + " bound started_at; without them every alert is listed. state: opened, updated or"
              + " resolved. acknowledged, closed: what people have made of it, known as soon as the"
              + " log has it. sort: -started_at (usual), started_at, and, with from and to at most"
              + " 92 days apart, -severity (among equals the newest first), severity. limit: 100,"
              + " at most 1000.")
  public RestResponse<Page<AlertItem>> list(
      @BeanParam SortedListParameters parameters,
      @RestQuery("vehicle_id") List<String> vehicleIds,
      @RestQuery String group,
      @RestQuery("driver_id") String driverId,
      @RestQuery("alert_type") String alertType,
      @RestQuery String state,
      @RestQuery String acknowledged,
      @RestQuery String closed,
      @RestQuery("assigned_to") String assignedTo,
      @RestQuery String withdrawn) {
    Filters filters =
        Filters.of("alerts")
            .vehicleIds(vehicleIds)
            .text("group", group)
            .text("driver_id", driverId)
            .text("alert_type", alertType)
            .oneOf("state", state, Set.of("opened", "updated", "resolved"))
            .times(parameters);
    Withdrawn.filter(filters, withdrawn);
    HandlingFilter.add(filters, acknowledged, closed, assignedTo);
    return lists.answer(
        alerts.list(filters, parameters.sort()), filters, parameters, PageSize.LIST);
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "getAlert", summary = "One alert in its newest version")
  public AlertItem get(@RestPath String id) {
    return one(id);
  }

  @GET
  @Path("/{id}/actions")
  @Produces({MediaType.APPLICATION_JSON, Ndjson.MEDIA_TYPE, Csv.MEDIA_TYPE})
  @Operation(
      operationId = "listAlertActions",
      summary = "What people have said about an alert, newest first",
      description =
          "Known as soon as the log has it; kept for 13 months. from and to are not taken into"
              + " account. limit: 100, at most 1000.")
  public RestResponse<Page<AlertActionItem>> actions(
      @RestPath String id, @BeanParam ListParameters parameters) {
    Filters filters = Filters.of("alert-actions").text("alert", id);
    return lists.answer(actions.list(one(id).alertId()), filters, parameters, PageSize.LIST);
  }

  private AlertItem one(String id) {
    if (id.length() > MAX_ID_LENGTH) {
      throw ProblemException.unknown("alert");
    }
    return alerts.of(id).orElseThrow(() -> ProblemException.unknown("alert"));
  }

  @GET
  @Path("/{id}/evidence")
  @Operation(
      operationId = "getEvidence",
      summary = "What the vehicle told around an alert",
      description =
          "From a minute before started_at to a minute after ts of the newest version, an hour and"
              + " 600 messages at most, oldest first. Telemetry is kept for 90 days. Reading it is"
              + " audited.")
  public Evidence evidence(@RestPath String id) {
    if (id.length() > MAX_ID_LENGTH) {
      throw ProblemException.unknown("alert");
    }
    audit.readingOf(AuditLog.Action.READ_EVIDENCE, "alert", id);
    return evidences.of(id).orElseThrow(() -> ProblemException.unknown("alert"));
  }
}
