package io.fleet.query.live;

import io.fleet.query.audit.AuditLog;
import io.fleet.query.security.Caller;
import io.fleet.query.security.Role;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.SseEventSink;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The stream of what happens now. */
@Path("/v1/live")
@RolesAllowed({Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "live")
public class LiveResource {
  private final LiveHub hub;
  private final LivePasses passes;
  private final Caller caller;
  private final AuditLog audit;

  LiveResource(LiveHub hub, LivePasses passes, Caller caller, AuditLog audit) {
    this.hub = hub;
    this.passes = passes;
    this.caller = caller;
    this.audit = audit;
  }

  @GET
  @Blocking
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      operationId = "streamLive",
      summary = "What happens now, as server-sent events",
      description =
          "First one `vehicle` per vehicle and then `snapshot` with their number; after that"
              + " `vehicle` for each that changed, at most one a second and vehicle, `alert` in the"
              + " form webhooks have it, `alert_action` in that of"
              + " `GET /v1/alerts/{id}/actions`, `trip` in that of `GET /v1/changes`, `metrics` for"
              + " panels, `degraded` with the sources that are away (none when all is well again),"
              + " and a comment every 15 seconds. Whoever comes again with the last id is told each"
              + " event missed once, the vehicles that changed, and `resumed`; if that is not"
              + " possible, `reset` and a new snapshot. The stream ends when its token or key"
              + " does. Who sees a part of the fleet is told of that part and of no `metrics`. A"
              + " client that does not read is disconnected. The same over a WebSocket:"
              + " `/v1/live/socket`.")
  @APIResponse(
      responseCode = "200",
      description = "Events, for as long as the client stays",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(type = SchemaType.STRING)))
  public void stream(
      @BeanParam LiveParameters given,
      @Context SseEventSink sink,
      @Context RoutingContext routing) {
    LiveFilter filter = given.filter(caller.ticket());
    hub.requireRoom();
    audit.reading(AuditLog.Action.WATCH_LIVE, AuditLog.EVERYBODY);
    SseConnection connection = new SseConnection(routing, sink, Vertx.currentContext());
    LiveClient client = hub.client(connection, passes.current(), filter);
    hub.join(client, given.lastId());
    connection.start(client::wake, () -> hub.leave(client));
    client.wake();
  }
}
