package io.fleet.query.live;

import io.fleet.query.audit.AuditLog;
import io.fleet.query.scope.Scopes;
import io.fleet.query.security.Caller;
import io.fleet.query.security.KeyLogin;
import io.fleet.query.security.KnownKeys;
import io.fleet.query.security.Role;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The stream of what happens now. */
@Path("/v1/live")
@RolesAllowed({Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "live")
public class LiveResource {
  private final LiveHub hub;
  private final LiveSettings settings;
  private final Caller caller;
  private final Scopes scopes;
  private final KnownKeys keys;
  private final AuditLog audit;

  LiveResource(
      LiveHub hub,
      LiveSettings settings,
      Caller caller,
      Scopes scopes,
      KnownKeys keys,
      AuditLog audit) {
    this.hub = hub;
    this.settings = settings;
    this.caller = caller;
    this.scopes = scopes;
    this.keys = keys;
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
              + " form webhooks have it, `alert_action` in"
              + " that of `GET /v1/alerts/{id}/actions`, `metrics` for panels, `degraded` with the sources that are"
              + " away (none when all is well again), and a comment every 15 seconds. The stream"
              + " ends when its token or key does. Who sees a part of the fleet is told of that part"
              + " and of no `metrics`. A client that does not read is disconnected.")
  public Multi<OutboundSseEvent> stream(@Context Sse sse, @Context HttpServerRequest request) {
    hub.requireRoom();
    audit.reading(AuditLog.Action.WATCH_LIVE, AuditLog.EVERYBODY);
    LivePass pass = pass();
    return Multi.createFrom()
        .emitter(reply -> join(reply, sse, request, pass), BackPressureStrategy.ERROR);
  }

  private LivePass pass() {
    Instant end = caller.expiresAt();
    KeyLogin key = caller.key();
    return new LivePass(
        end == null ? Long.MAX_VALUE : end.toEpochMilli(),
        scopes.current(),
        key == null ? () -> true : () -> keys.isGood(key.keyId()));
  }

  private void join(
      MultiEmitter<? super OutboundSseEvent> reply,
      Sse sse,
      HttpServerRequest request,
      LivePass pass) {
    LiveClient client =
        new LiveClient(
            new ClientBuffer(settings.alertsPerClient()),
            new SseConnection(reply, sse, request.connection()),
            pass);
    reply.onTermination(() -> hub.leave(client));
    reply.onRequest(events -> client.drain());
    hub.join(client);
  }
}
