package io.fleet.gateway.reference.api;

import io.fleet.events.reference.ReferenceKind;
import io.fleet.gateway.http.BodyIntake;
import io.fleet.gateway.http.ProblemException;
import io.fleet.gateway.http.ProblemType;
import io.fleet.gateway.reference.bulk.ImportFormat;
import io.fleet.gateway.reference.bulk.ImportOrder;
import io.fleet.gateway.reference.bulk.ImportReport;
import io.fleet.gateway.reference.bulk.InterruptedImportException;
import io.fleet.gateway.reference.bulk.ReferenceImport;
import io.fleet.gateway.reference.bulk.UnreadableFileException;
import io.fleet.gateway.reference.check.Beginning;
import io.fleet.gateway.reference.check.Findings;
import io.fleet.gateway.security.Role;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where files of reference data are sent; two at a time, since each keeps a thread busy. */
@Path("/v1/reference/{kind}")
@Tag(name = "reference")
@SecurityRequirement(name = "SecurityScheme")
@RolesAllowed({Role.OPERATOR, Role.ADMIN})
public class ReferenceImports {
  private static final Semaphore PLACES = new Semaphore(2);

  private final BodyIntake intake;
  private final ReferenceImport imports;
  private final SecurityIdentity identity;
  private final Clock clock;

  ReferenceImports(
      BodyIntake intake, ReferenceImport imports, SecurityIdentity identity, Clock clock) {
    this.intake = intake;
    this.imports = imports;
    this.identity = identity;
    this.clock = clock;
  }

  /** Takes a file and reports on every record of it. */
  @POST
  @Path("/import")
  @Operation(
      operationId = "importReference",
      summary = "Write a file's records, and report on each")
  @RequestBody(
      required = true,
      content = {
        @Content(mediaType = "text/csv"),
        @Content(mediaType = "application/geo+json"),
        @Content(mediaType = "application/x-ndjson")
      })
  @APIResponse(responseCode = "200", description = "The report; some records perhaps refused")
  @APIResponse(responseCode = "400", description = "/problems/malformed: no such file")
  @APIResponse(responseCode = "422", description = "/problems/invalid: atomic, nothing is written")
  @APIResponse(responseCode = "503", description = "/problems/log-away, /problems/overloaded")
  public Uni<Response> post(
      @PathParam("kind") String label,
      @QueryParam("valid_from") String validFrom,
      @QueryParam("correct") String correct,
      @QueryParam("dry_run") String dryRun,
      @QueryParam("atomic") String atomic,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
      @Context HttpServerRequest request) {
    ReferenceKind kind = Person.kind(label, identity);
    ImportFormat format = ImportFormat.of(contentType, kind);
    if (format == null) {
      throw new ProblemException(
          ProblemType.MEDIA_TYPE,
          "text/csv or application/x-ndjson expected, of what has a geometry application/geo+json");
    }
    ImportOrder order =
        new ImportOrder(
            kind,
            format,
            validFrom,
            Asked.flag("correct", correct),
            Asked.flag("dry_run", dryRun),
            Asked.flag("atomic", atomic),
            Person.name(identity));
    Findings found = Findings.none();
    Beginning.of(validFrom, order.correct(), clock.millis(), found);
    if (!found.isClean()) {
      return Uni.createFrom().item(Answers.invalid(found.errors()));
    }
    return intake.take(request, file -> Uni.createFrom().item(() -> run(order, file)));
  }

  private Response run(ImportOrder order, byte[] file) {
    if (!PLACES.tryAcquire()) {
      throw new ProblemException(ProblemType.OVERLOADED, "two imports are running already");
    }
    try {
      ImportReport report = imports.run(order, file);
      return ReportAnswers.report(order, report);
    } catch (UnreadableFileException e) {
      throw new ProblemException(ProblemType.MALFORMED, e.getMessage());
    } catch (InterruptedImportException e) {
      throw new ProblemException(
          ProblemType.LOG_AWAY,
          "%d records were done before; send the file again, what is unchanged is not written twice"
              .formatted(e.report().size() - e.report().refused()));
    } finally {
      PLACES.release();
    }
  }
}
