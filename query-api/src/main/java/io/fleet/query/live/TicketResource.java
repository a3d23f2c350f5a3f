package io.fleet.query.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.query.security.Caller;
import io.fleet.query.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tickets for streams of clients that cannot send a header. */
@Path("/v1/live/tickets")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "live")
public class TicketResource {
  private final Tickets tickets;
  private final Caller caller;
  private final ObjectMapper json;

  TicketResource(Tickets tickets, Caller caller, ObjectMapper json) {
    this.tickets = tickets;
    this.caller = caller;
    this.json = json;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "createLiveTicket",
      summary = "A ticket for one stream",
      description =
          "Browsers' EventSource and WebSocket send no header: they show a ticket as parameter"
              + " `ticket` of `GET /v1/live` or `/v1/live/socket`. It lets one stream in, once,"
              + " within 30 s, with this filter and for whoever asks for it now; the stream ends"
              + " with the token or key it was asked for with. Only the instance that made it"
              + " knows it. A stream that breaks off needs a new one; give `last_event_id` along.")
  @RequestBody(
      required = false,
      content = @Content(schema = @Schema(implementation = TicketRequest.class)))
  @APIResponse(
      responseCode = "201",
      description = "The ticket",
      content = @Content(schema = @Schema(implementation = LiveTicket.class)))
  public Response create(String body) {
    LiveFilter filter = TicketRequest.read(body, json);
    LiveTicket ticket = tickets.issue(caller.forTicket(filter));
    return Response.status(Response.Status.CREATED)
        .entity(ticket)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
