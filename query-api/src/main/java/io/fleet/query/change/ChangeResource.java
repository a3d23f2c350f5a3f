package io.fleet.query.change;

import io.fleet.query.audit.AuditLog;
import io.fleet.query.page.PageSize;
import io.fleet.query.problem.ProblemException;
import io.fleet.query.scope.Scope;
import io.fleet.query.scope.Scopes;
import io.fleet.query.scope.VehicleGroups;
import io.fleet.query.security.Role;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** The change feed, for clients that keep copies. */
@Path("/v1/changes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.VIEWER, Role.OPERATOR, Role.ADMIN})
@Tag(name = "changes")
public class ChangeResource {
  private static final int LONGEST_WAIT_S = 30;

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,2}");

  private final ChangeFeed feed;
  private final Scopes scopes;
  private final VehicleGroups groups;
  private final AuditLog audit;

  ChangeResource(ChangeFeed feed, Scopes scopes, VehicleGroups groups, AuditLog audit) {
    this.feed = feed;
    this.scopes = scopes;
    this.groups = groups;
    this.audit = audit;
  }

  @GET
  @Blocking
  @Operation(
      operationId = "listChanges",
      summary = "What changed since a cursor",
      description =
          "Every version of every row of the types asked for, at least once: keep of each type and"
              + " id the greatest version, drop what is withdrawn. Begin with `after=now`, read the"
              + " lists, then go on from `next` for ever. Versions of one row come in their order."
              + " Trips and duty segments that merely go on are not told again until they end. A"
              + " named version is in the lists within 3 s. Kept for 30 days; an older cursor is"
              + " answered with 410: begin anew. limit: 100, at most 1000.")
  public Uni<ChangePage> list(
      @RestQuery String types,
      @RestQuery String after,
      @RestQuery String limit,
      @RestQuery("wait_s") String waitS) {
    ChangeTypes asked = ChangeTypes.parse(types);
    FeedQuery query = query(asked, after, PageSize.LIST.parse(limit), visible());
    Duration wait = wait(waitS);
    if (asked.tellOfPersons()) {
      audit.reading(AuditLog.Action.READ_CHANGES, AuditLog.EVERYBODY);
    }
    return Uni.createFrom()
        .completionStage(() -> feed.ask(query, query.start() == null ? wait : Duration.ZERO))
        .map(page -> new ChangePage(page.items(), page.next().encode(asked), page.more()));
  }

  /** What is of no vehicle is for those who see the whole fleet. */
  private Predicate<ChangeItem> visible() {
    Scope scope = scopes.current();
    groups.refreshFor(scope);
    return item -> groups.covers(scope, item.vehicleId());
  }

  private static FeedQuery query(
      ChangeTypes types, String after, int limit, Predicate<ChangeItem> visible) {
    if (after == null || after.isEmpty() || after.equals("oldest")) {
      return new FeedQuery(types, null, FeedQuery.Start.OLDEST, limit, visible);
    }
    if (after.equals("now")) {
      return new FeedQuery(types, null, FeedQuery.Start.NOW, limit, visible);
    }
    return new FeedQuery(types, FeedCursor.decode(after, types), null, limit, visible);
  }

  private static Duration wait(String waitS) {
    if (waitS == null || waitS.isEmpty()) {
      return Duration.ZERO;
    }
    int seconds = SECONDS.matcher(waitS).matches() ? Integer.parseInt(waitS) : LONGEST_WAIT_S + 1;
    if (seconds > LONGEST_WAIT_S) {
      throw ProblemException.parameter("wait_s", "a whole number of seconds from 0 to 30 expected");
    }
    return Duration.ofSeconds(seconds);
  }
}
