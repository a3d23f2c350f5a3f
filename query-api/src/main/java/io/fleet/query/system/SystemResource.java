package io.fleet.query.system;

import io.fleet.query.security.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether Fleet keeps up, for those who run the operation. */
@Path("/v1/system")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.OPERATOR, Role.ADMIN})
@Tag(name = "system")
public class SystemResource {
  private final Progress progress;

  SystemResource(Progress progress) {
    this.progress = progress;
  }

  @GET
  @Operation(
      operationId = "getSystem",
      summary = "How far the job's checkpoints and the notifier are behind the log",
      description =
          "Roles operator and admin. job: what devices sent that is in no completed checkpoint; the"
              + " last one holds all that the log took before oldest_waiting_at. While a gateway"
              + " runs, a heartbeat a second keeps behind_ms near the age of the checkpoint."
              + " notifier: alerts and changes that it has not taken on. state: ok, late from"
              + " late_after_ms on, or unknown with a reason. Asked of the log at most every 5 s.")
  public SystemProgress system() {
    return progress.now();
  }
}
