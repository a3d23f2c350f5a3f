package io.fleet.gateway.reference.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fleet.events.reference.ReferenceBook;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.gateway.http.BodyIntake;
import io.fleet.gateway.http.ProblemException;
import io.fleet.gateway.http.ProblemType;
import io.fleet.gateway.reference.Expectation;
import io.fleet.gateway.reference.ReferenceChange;
import io.fleet.gateway.reference.ReferenceDesk;
import io.fleet.gateway.reference.ReferenceLedger;
import io.fleet.gateway.reference.ReferenceOutcome;
import io.fleet.gateway.reference.check.Beginning;
import io.fleet.gateway.reference.check.BodyCheck;
import io.fleet.gateway.reference.check.FieldNote;
import io.fleet.gateway.reference.check.Findings;
import io.fleet.gateway.reference.check.Mentions;
import io.fleet.gateway.reference.check.ReferenceIds;
import io.fleet.gateway.reference.check.StrictJson;
import io.fleet.gateway.security.Role;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where reference data is written, one thing at a time. */
@Path("/v1/reference/{kind}")
@Tag(name = "reference")
@SecurityRequirement(name = "SecurityScheme")
@RolesAllowed({Role.OPERATOR, Role.ADMIN})
public class ReferenceWrites {
  private final BodyIntake intake;
  private final BodyCheck check;
  private final Mentions mentions;
  private final ReferenceDesk desk;
  private final ReferenceLedger ledger;
  private final SecurityIdentity identity;
  private final Clock clock;

  ReferenceWrites(
      BodyIntake intake,
      BodyCheck check,
      ReferenceBook book,
      ReferenceDesk desk,
      ReferenceLedger ledger,
      SecurityIdentity identity,
      Clock clock) {
    this.intake = intake;
    this.check = check;
    this.mentions = new Mentions(book);
    this.desk = desk;
    this.ledger = ledger;
    this.identity = identity;
    this.clock = clock;
  }

  /** Says what a thing is from a moment on. */
  @PUT
  @Path("/{id}")
  @Operation(operationId = "putReference", summary = "Say what a thing is, from a moment on")
  @RequestBody(required = true, content = @Content(mediaType = "application/json"))
  @APIResponse(responseCode = "200", description = "Updated, or unchanged; ETag: the new revision")
  @APIResponse(responseCode = "201", description = "Created")
  @APIResponse(responseCode = "412", description = "/problems/precondition-failed")
  @APIResponse(responseCode = "422", description = "/problems/invalid: errors names each field")
  @APIResponse(responseCode = "503", description = "/problems/log-away, /problems/overloaded")
  public Uni<Response> put(@BeanParam WriteParameters asked, @Context HttpServerRequest request) {
    ReferenceKind kind = Person.kind(asked.kind, identity);
    Expectation expectation = Headers.expectation(asked.ifMatch, asked.ifNoneMatch);
    MediaTypes.expectJson(asked.contentType);
    String name = Person.name(identity);
    return intake.take(request, body -> put(kind, asked, body, expectation, name));
  }

  private Uni<Response> put(
      ReferenceKind kind, WriteParameters asked, byte[] json, Expectation expectation, String by) {
    Findings found = Findings.none();
    long fromMs = Beginning.of(asked.validFrom, asked.isCorrection(), clock.millis(), found);
    ObjectNode body = object(json);
    Findings ofBody = check.check(kind, asked.id, fromMs, body);
    found.errors().addAll(ofBody.errors());
    if (!found.isClean()) {
      return refuse(kind, found.errors());
    }
    mentions.warn(kind, asked.id, fromMs, body, ofBody);
    return write(
        new ReferenceChange(kind, asked.id, fromMs, body, by, expectation), ofBody.warnings());
  }

  /** Says that a thing is no more from a moment on. */
  @DELETE
  @Path("/{id}")
  @Operation(operationId = "deleteReference", summary = "Say that a thing is gone, from then on")
  @APIResponse(responseCode = "200", description = "Deleted; ETag: the new revision")
  @APIResponse(responseCode = "404", description = "/problems/not-found")
  @APIResponse(responseCode = "412", description = "/problems/precondition-failed")
  @APIResponse(responseCode = "503", description = "/problems/log-away")
  public Uni<Response> delete(@BeanParam WriteParameters asked) {
    ReferenceKind kind = Person.kind(asked.kind, identity);
    Expectation expectation = Headers.expectation(asked.ifMatch, asked.ifNoneMatch);
    Findings found = Findings.none();
    long fromMs = Beginning.of(asked.validFrom, asked.isCorrection(), clock.millis(), found);
    if (!ReferenceIds.isValid(kind, asked.id)) {
      throw new ProblemException(ProblemType.NOT_FOUND, "nothing can be called so");
    }
    if (!found.isClean()) {
      return refuse(kind, found.errors());
    }
    String name = Person.name(identity);
    return write(new ReferenceChange(kind, asked.id, fromMs, null, name, expectation), List.of());
  }

  private static ObjectNode object(byte[] json) {
    if (json.length > StrictJson.MAX_BYTES) {
      throw new ProblemException(
          ProblemType.TOO_LARGE, "the document is larger than " + StrictJson.MAX_BYTES + " bytes");
    }
    try {
      return StrictJson.object(json, 0, json.length);
    } catch (StrictJson.MalformedException e) {
      throw new ProblemException(ProblemType.MALFORMED, e.getMessage());
    }
  }

  private Uni<Response> refuse(ReferenceKind kind, List<FieldNote> errors) {
    ledger.refused(kind, 1);
    return Uni.createFrom().item(Answers.invalid(errors));
  }

  private Uni<Response> write(ReferenceChange change, List<FieldNote> warnings) {
    return Uni.createFrom()
        .completionStage(() -> desk.write(List.of(change)))
        .map(outcomes -> answer(outcomes.get(0), warnings))
        .onFailure(LogFailures::isLogAway)
        .transform(LogFailures::problem);
  }

  private static Response answer(ReferenceOutcome outcome, List<FieldNote> warnings) {
    return switch (outcome.status()) {
      case CONFLICT ->
          throw new ProblemException(
              ProblemType.PRECONDITION_FAILED, "the revision is " + outcome.revision());
      case ABSENT ->
          throw new ProblemException(ProblemType.NOT_FOUND, "nothing of that id is in force then");
      case FULL ->
          Answers.invalid(
              List.of(new FieldNote("id", FieldNote.RANGE, "it has as many versions as it may")));
      default -> Answers.written(outcome, warnings);
    };
  }
}
