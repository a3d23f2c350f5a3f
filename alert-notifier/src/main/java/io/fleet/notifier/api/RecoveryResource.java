package io.fleet.notifier.api;

import io.fleet.notifier.endpoint.Endpoint;
import io.fleet.notifier.history.Recoveries;
import io.fleet.notifier.history.Recovery;
import io.fleet.notifier.problem.ProblemException;
import io.fleet.notifier.problem.ProblemType;
import io.fleet.notifier.security.Role;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Messages once more: what failed, or what there was. */
@Path("/v1/endpoints")
@Tag(name = "recovery")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.OPERATOR, Role.ADMIN})
@Blocking
public class RecoveryResource {
  private final Recoveries recoveries;

  RecoveryResource(Recoveries recoveries) {
    this.recoveries = recoveries;
  }

  /**
   * What is to be sent again: one message, or all that ended undelivered.
   *
   * @param outcomes ends that count; all if there are none
   */
  public record Resend(String messageId, Instant since, List<String> outcomes) {}

  /** The time whose events are wanted, from inclusive, to exclusive. */
  public record Replay(Instant from, Instant to) {}

  @POST
  @Path("/{id}/resend")
  @Operation(summary = "Sends one message again, or all that ended undelivered since a time")
  public Response resend(@PathParam("id") String id, Resend asked) {
    if (asked == null || (asked.messageId() == null) == (asked.since() == null)) {
      throw ProblemException.invalid("since: either it or message_id expected");
    }
    Set<String> outcomes =
        asked.outcomes() == null || asked.outcomes().isEmpty()
            ? Recoveries.undelivered()
            : Set.copyOf(asked.outcomes());
    if (!Recoveries.undelivered().containsAll(outcomes)) {
      throw ProblemException.invalid("outcomes: some of " + Recoveries.undelivered() + " expected");
    }
    return start(
        id,
        endpoint ->
            asked.messageId() == null
                ? recoveries.resend(endpoint, asked.since().toEpochMilli(), outcomes)
                : recoveries.resend(endpoint, asked.messageId()));
  }

  @POST
  @Path("/{id}/replay")
  @Operation(summary = "Sends all that the endpoint asks for out of a time, as to a new endpoint")
  public Response replay(@PathParam("id") String id, Replay asked) {
    if (asked == null || asked.from() == null || asked.to() == null) {
      throw ProblemException.invalid("from: from and to expected");
    }
    if (!asked.from().isBefore(asked.to())) {
      throw ProblemException.invalid("to: a time after from expected");
    }
    return start(
        id,
        endpoint ->
            recoveries.replay(endpoint, asked.from().toEpochMilli(), asked.to().toEpochMilli()));
  }

  @GET
  @Path("/{id}/recoveries")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "The last recoveries this instance was asked for, newest first")
  public List<RecoveryItem> list(@PathParam("id") String id) {
    return recoveries.of(endpoint(id).id()).stream().map(RecoveryItem::of).toList();
  }

  private Response start(String id, Function<Endpoint, Recovery> how) {
    Endpoint endpoint = endpoint(id);
    try {
      return Response.accepted(RecoveryItem.of(how.apply(endpoint))).build();
    } catch (IllegalStateException e) {
      throw new ProblemException(ProblemType.CONFLICT, e.getMessage());
    }
  }

  private Endpoint endpoint(String id) {
    return recoveries
        .endpoint(id)
        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such endpoint"));
  }
}
