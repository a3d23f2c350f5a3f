package io.fleet.query.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.query.audit.AuditLog;
import io.fleet.query.problem.ProblemException;
import io.fleet.query.security.Caller;
import io.fleet.query.security.Role;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** The stream over a WebSocket: what is wanted stands in the address or in the first message. */
@Path("/v1/live/socket")
@RolesAllowed({Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "live")
public class SocketResource {
  private static final Logger LOG = Logger.getLogger(SocketResource.class);
  private static final short POLICY = 1008;
  private static final short TRY_AGAIN = 1013;
  private static final int LONGEST_MESSAGE = 65_536;
  private static final int LONGEST_REASON = 100;

  private final LiveHub hub;
  private final LiveSettings settings;
  private final LivePasses passes;
  private final Caller caller;
  private final AuditLog audit;
  private final ObjectMapper json;
  private final Vertx vertx;

  SocketResource(
      LiveHub hub,
      LiveSettings settings,
      LivePasses passes,
      Caller caller,
      AuditLog audit,
      ObjectMapper json,
      Vertx vertx) {
    this.hub = hub;
    this.settings = settings;
    this.passes = passes;
    this.caller = caller;
    this.audit = audit;
    this.json = json;
    this.vertx = vertx;
  }

  @GET
  @NonBlocking
  @Operation(hidden = true)
  public void open(
      @BeanParam LiveParameters given,
      @jakarta.ws.rs.core.Context HttpServerRequest request,
      ServerWebSocket socket) {
    Context context = vertx.getOrCreateContext();
    try {
      LivePass pass = passes.current();
      LiveFilter filter = given.filter(caller.ticket());
      audit.reading(AuditLog.Action.WATCH_LIVE, AuditLog.EVERYBODY);
      Visit visit = new Visit(socket, request, context, pass, given.lastId());
      if (given.sayWhat()) {
        visit.begin(filter, given.lastId());
      } else {
        visit.await();
      }
    } catch (ProblemException e) {
      refuse(socket, e);
    }
  }

  private static void refuse(ServerWebSocket socket, ProblemException e) {
    String reason = e.getMessage() == null ? e.type().title() : e.getMessage();
    socket.close(
        e.type().status() < 500 ? POLICY : TRY_AGAIN,
        reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
  }

  /** One socket, from the handshake to its end. */
  private final class Visit {
    private final ServerWebSocket socket;
    private final SocketConnection connection;
    private final LivePass pass;
    private final String lastId;
    private final AtomicBoolean begun = new AtomicBoolean();

    Visit(
        ServerWebSocket socket,
        HttpServerRequest request,
        Context context,
        LivePass pass,
        String lastId) {
      this.socket = socket;
      this.connection = new SocketConnection(socket, request.connection(), context);
      this.pass = pass;
      this.lastId = lastId;
      socket.textMessageHandler(this::message);
      socket.exceptionHandler(e -> LOG.debug("live stream: a socket broke off", e));
    }

    /** Asks for the first message. */
    void await() {
      socket.writeTextMessage("{\"event\":\"filter\"}");
      vertx.setTimer(
          settings.filterPatience().toMillis(),
          timer -> {
            if (!begun.get() && !socket.isClosed()) {
              socket.close(POLICY, "no filter came");
            }
          });
    }

    private void message(String text) {
      try {
        if (text.length() > LONGEST_MESSAGE || begun.get()) {
          throw ProblemException.body("message", "one filter expected");
        }
        begin(TicketRequest.read(text, json), lastId(text));
      } catch (ProblemException e) {
        refuse(socket, e);
      }
    }

    private String lastId(String text) {
      String inMessage = TicketRequest.lastEventId(text, json);
      return inMessage.isEmpty() ? lastId : inMessage;
    }

    /** Joining asks the store, which no event loop may. */
    void begin(LiveFilter filter, String from) {
      begun.set(true);
      LiveClient client = hub.client(connection, pass, filter);
      socket.drainHandler(nothing -> client.wake());
      socket.endHandler(nothing -> hub.leave(client));
      vertx
          .executeBlocking(
              () -> {
                hub.join(client, from);
                return client;
              },
              false)
          .onSuccess(joined -> joined(client))
          .onFailure(this::failed);
    }

    private void joined(LiveClient client) {
      if (socket.isClosed()) {
        hub.leave(client);
      } else {
        client.wake();
      }
    }

    private void failed(Throwable failure) {
      if (failure instanceof ProblemException problem) {
        refuse(socket, problem);
      } else {
        LOG.error("live stream: a socket could not join", failure);
        socket.close(TRY_AGAIN, "come again");
      }
    }
  }
}
