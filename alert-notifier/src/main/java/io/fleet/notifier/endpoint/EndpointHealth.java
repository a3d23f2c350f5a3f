package io.fleet.notifier.endpoint;

import java.util.OptionalLong;

/** What lanes say of how endpoints fare; it outlives restarts. Calls never block. */
public interface EndpointHealth {

  /** Since when nothing could be delivered, epoch milliseconds; empty while something can. */
  OptionalLong failingSinceMs(String endpointId);

  /** Notes since when nothing can be delivered; empty once something was. */
  void failingSince(String endpointId, OptionalLong sinceMs);

  /**
   * Gives the endpoint up until somebody enables it, and tells its owner by an event {@code
   * endpoint.disabled}.
   *
   * @param reason for people; carries no address and no content
   */
  void disable(String endpointId, String reason);
}
