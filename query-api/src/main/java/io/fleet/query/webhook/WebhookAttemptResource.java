package io.fleet.query.webhook;

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

/** The delivery log, for those who run the operation. */
@Path("/v1/webhook-attempts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.OPERATOR, Role.ADMIN})
@Tag(name = "webhooks")
public class WebhookAttemptResource {
  private final WebhookAttempts attempts;
  private final Lists lists;

  WebhookAttemptResource(WebhookAttempts attempts, Lists lists) {
    this.attempts = attempts;
    this.lists = lists;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, Ndjson.MEDIA_TYPE, Csv.MEDIA_TYPE})
  @Operation(
      operationId = "listWebhookAttempts",
      summary = "What became of attempts to deliver webhooks, newest first",
      description =
          "Roles operator and admin. from and to bound at. outcome is that of an attempt"
              + " (delivered, rejected, timed_out, unreachable, refused, gone) or of a message"
              + " (exhausted, disabled, overflow …). Kept for 90 days. sort: -at (usual), at."
              + " limit: 100, at most 1000.")
  public RestResponse<Page<WebhookAttemptItem>> list(
      @BeanParam SortedListParameters parameters,
      @RestQuery("endpoint_id") String endpointId,
      @RestQuery("message_id") String messageId,
      @RestQuery String outcome) {
    Filters filters =
        Filters.of("webhook-attempts")
            .text("endpoint_id", endpointId)
            .text("message_id", messageId)
            .text("outcome", outcome)
            .times(parameters);
    return lists.answer(
        attempts.list(filters, parameters.sort()), filters, parameters, PageSize.LIST);
  }
}
