package io.fleet.notifier.endpoint;

import java.util.OptionalLong;

/**
 * An endpoint with all that is known of it.
 *
 * @param endpoint as it is in force
 * @param stored what its record says, or null if it stands in a file
 * @param status whether it is delivered to
 * @param failingSinceMs since when nothing could be delivered, epoch milliseconds
 */
public record EndpointView(
    Endpoint endpoint, StoredEndpoint stored, EndpointStatus status, OptionalLong failingSinceMs) {

  /** Whether it stands in a file, which the API does not write. */
  public boolean isFile() {
    return stored == null;
  }

  /** Who is told when it is given up; nobody's name is empty. */
  public String owner() {
    return stored == null ? "" : stored.form().owner();
  }
}
