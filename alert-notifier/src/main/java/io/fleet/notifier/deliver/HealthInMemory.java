package io.fleet.notifier.deliver;

import io.fleet.notifier.endpoint.EndpointHealth;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Knows how endpoints fare as long as the process lives: for endpoints from files, which hold no
 * state. A lane that gave its endpoint up drops what comes until the file is written again.
 */
public final class HealthInMemory implements EndpointHealth {
  private static final Logger LOG = Logger.getLogger(HealthInMemory.class);

  private final Map<String, Long> failingSinceMs = new ConcurrentHashMap<>();

  @Override
  public OptionalLong failingSinceMs(String endpointId) {
    Long since = failingSinceMs.get(endpointId);
    return since == null ? OptionalLong.empty() : OptionalLong.of(since);
  }

  @Override
  public void failingSince(String endpointId, OptionalLong sinceMs) {
    if (sinceMs.isPresent()) {
      failingSinceMs.put(endpointId, sinceMs.getAsLong());
    } else {
      failingSinceMs.remove(endpointId);
    }
  }

  @Override
  public void disable(String endpointId, String reason) {
    failingSinceMs.remove(endpointId);
    LOG.infof("endpoint %s stays disabled until its file is written again", endpointId);
  }
}
