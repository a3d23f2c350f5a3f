package io.fleet.query.webhook;

import io.fleet.query.page.Filters;
import io.fleet.query.page.ListParameters;
import io.fleet.query.page.Page;
import io.fleet.query.page.PageSize;
import io.fleet.query.page.SortKey;
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

/** The delivery log, for those who run the operation. */
@Path("/v1/webhook-attempts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.OPERATOR, Role.ADMIN})
@Tag(name = "webhooks")
public class WebhookAttemptResource {
  private final WebhookAttempts attempts;

  WebhookAttemptResource(WebhookAttempts attempts) {
    this.attempts = attempts;
  }

  @GET
  @Operation(
      operationId = "listWebhookAttempts",
      summary = "What became of attempts to deliver webhooks, newest first",
      description =
          "Roles operator and admin. from and to bound at. outcome is that of an attempt"
              + " (delivered, rejected, timed_out, unreachable, refused, gone) or of a message"
              + " (exhausted, disabled, overflow …). Kept for 90 days. limit: 100, at most 1000.")
  public Page<WebhookAttemptItem> list(
      @BeanParam ListParameters parameters,
      @RestQuery("endpoint_id") String endpointId,
      @RestQuery("message_id") String messageId,
      @RestQuery String outcome) {
    Filters filters =
        Filters.of("webhook-attempts")
            .text("endpoint_id", endpointId)
            .text("message_id", messageId)
            .text("outcome", outcome)
            .times(parameters);
    return attempts.page(filters, parameters.window(filters, PageSize.LIST, SortKey.NEWEST));
  }
}
