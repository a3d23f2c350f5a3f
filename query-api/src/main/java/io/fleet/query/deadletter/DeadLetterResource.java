package io.fleet.query.deadletter;

import io.fleet.query.export.Csv;
import io.fleet.query.export.Ndjson;
import io.fleet.query.list.Lists;
import io.fleet.query.page.Filters;
import io.fleet.query.page.Page;
import io.fleet.query.page.PageSize;
import io.fleet.query.page.SortedListParameters;
import io.fleet.query.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Dead letters, for those who run the operation: payloads may name people and places. */
@Path("/v1/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.OPERATOR, Role.ADMIN})
@Tag(name = "dead letters")
public class DeadLetterResource {
  private final DeadLetters letters;
  private final Lists lists;

  DeadLetterResource(DeadLetters letters, Lists lists) {
    this.letters = letters;
    this.lists = lists;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Ndjson.MEDIA_TYPE, Csv.MEDIA_TYPE})
  @Operation(
      operationId = "listDeadLetters",
      summary = "What could not be read or accepted, newest first",
      description =
          "Roles operator and admin. from and to bound occurred_at. record_key is the key of the"
              + " original, a vehicle's id for most. sort: -occurred_at (usual), occurred_at."
              + " limit: 100, at most 1000.")
  public RestResponse<Page<DeadLetterItem>> list(
      @BeanParam SortedListParameters parameters,
      @RestQuery String place,
      @RestQuery String reason,
      @RestQuery("record_key") String recordKey) {
    Filters filters =
        Filters.of("dead-letters")
            .text("place", place)
            .text("reason", reason)
            .text("record_key", recordKey)
            .times(parameters);
    return lists.answer(
        letters.list(filters, parameters.sort()), filters, parameters, PageSize.LIST);
  }
}
