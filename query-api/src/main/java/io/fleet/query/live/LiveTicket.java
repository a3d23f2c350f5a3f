package io.fleet.query.live;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A ticket as it is told, once.
 *
 * @param ticket for the parameter of that name
 * @param expiresAt until when it may be used
 * @param instance which process knows it; no other one does
 */
@Schema(description = "Lets one stream in, once.")
public record LiveTicket(
    @Schema(examples = "flt_Zm9yIG9uZSBzdHJlYW0gYWxvbmUsIGFuZCBmb3IgMzAgcw") String ticket,
    Instant expiresAt,
    @Schema(examples = "k3ZxT9aQ") String instance) {
  /** Never the ticket. */
  @Override
  public String toString() {
    return "LiveTicket[" + instance + ']';
  }
}
