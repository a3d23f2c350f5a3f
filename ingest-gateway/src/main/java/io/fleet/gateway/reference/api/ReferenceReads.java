package io.fleet.gateway.reference.api;

import io.fleet.events.reference.ReferenceBook;
import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import io.fleet.gateway.http.ProblemException;
import io.fleet.gateway.http.ProblemType;
import io.fleet.gateway.reference.ReferenceFeed;
import io.fleet.gateway.reference.ReferenceHistory;
import io.fleet.gateway.security.Role;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where reference data is read. */
@Path("/v1/reference/{kind}")
@Tag(name = "reference")
@SecurityRequirement(name = "SecurityScheme")
@RolesAllowed({Role.VIEWER, Role.OPERATOR, Role.ADMIN})
public class ReferenceReads {
  private final ReferenceBook book;
  private final ReferenceFeed feed;
  private final SecurityIdentity identity;
  private final Clock clock;

  ReferenceReads(ReferenceBook book, ReferenceFeed feed, SecurityIdentity identity, Clock clock) {
    this.book = book;
    this.feed = feed;
    this.identity = identity;
    this.clock = clock;
  }

  /** What is in force of a kind, by id. */
  @GET
  @Operation(operationId = "listReference", summary = "What is in force at a moment, a page of it")
  @APIResponse(responseCode = "200", description = "items, and next_cursor if there are more")
  public Response list(
      @PathParam("kind") String label,
      @QueryParam("at") String at,
      @QueryParam("cursor") String cursor,
      @QueryParam("limit") String limit) {
    ReferenceKind kind = open(label);
    long atMs = Asked.of(at, clock);
    String after = Page.place(cursor);
    Iterator<ReferenceVersion> inForce =
        book.ids(kind).stream()
            .filter(id -> id.compareTo(after) > 0)
            .sorted()
            .map(id -> book.inForce(kind, id, atMs))
            .filter(Objects::nonNull)
            .iterator();
    return Answers.page(Page.of(inForce, Asked.limit(limit), ReferenceVersion::id));
  }

  /** What is in force of an id. */
  @GET
  @Path("/{id}")
  @Operation(operationId = "getReference", summary = "What is in force of an id at a moment")
  @APIResponse(responseCode = "200", description = "The version; ETag: the id's revision")
  @APIResponse(responseCode = "404", description = "/problems/not-found: nothing is in force then")
  public Response get(
      @PathParam("kind") String label, @PathParam("id") String id, @QueryParam("at") String at) {
    ReferenceKind kind = open(label);
    ReferenceVersion version = book.inForce(kind, id, Asked.of(at, clock));
    if (version == null) {
      throw new ProblemException(ProblemType.NOT_FOUND, "nothing of that id is in force then");
    }
    return Answers.one(version, new ReferenceHistory(book.versions(kind, id)).revision());
  }

  /** All versions of an id. */
  @GET
  @Path("/{id}/versions")
  @Operation(operationId = "getReferenceVersions", summary = "All versions of an id, oldest first")
  @APIResponse(responseCode = "200", description = "items, and next_cursor if there are more")
  public Response versions(
      @PathParam("kind") String label,
      @PathParam("id") String id,
      @QueryParam("cursor") String cursor,
      @QueryParam("limit") String limit) {
    List<ReferenceVersion> versions = book.versions(open(label), id);
    if (versions.isEmpty()) {
      throw new ProblemException(ProblemType.NOT_FOUND, "there never was such an id");
    }
    long afterMs = moment(Page.place(cursor));
    Iterator<ReferenceVersion> later =
        versions.stream().filter(version -> version.validFromMs() > afterMs).iterator();
    return Answers.page(Page.of(later, Asked.limit(limit), v -> Long.toString(v.validFromMs())));
  }

  private static long moment(String place) {
    try {
      return place.isEmpty() ? Long.MIN_VALUE : Long.parseLong(place);
    } catch (NumberFormatException e) {
      throw new ProblemException(ProblemType.BAD_REQUEST, "cursor: not one of ours");
    }
  }

  private ReferenceKind open(String label) {
    ReferenceKind kind = Person.kind(label, identity);
    if (!feed.isLoaded()) {
      throw new ProblemException(ProblemType.LOG_AWAY, "the reference data is not read yet");
    }
    return kind;
  }
}
