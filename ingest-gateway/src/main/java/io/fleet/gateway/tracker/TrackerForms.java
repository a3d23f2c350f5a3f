package io.fleet.gateway.tracker;

import io.fleet.gateway.traccar.AppForm;
import io.fleet.gateway.traccar.FormException;
import io.fleet.gateway.traccar.QueryForm;
import io.fleet.gateway.traccar.TrackerMessage;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Chooses the form of a request the way Traccar does: by type, then by whether there is a query.
 */
final class TrackerForms {
  private TrackerForms() {}

  static TrackerMessage read(String contentType, String query, byte[] body) throws FormException {
    if (contentType != null
        && contentType.toLowerCase(Locale.ROOT).startsWith("application/json")) {
      return AppForm.read(body);
    }
    boolean inQuery = query != null && !query.isEmpty();
    return QueryForm.read(inQuery ? query : new String(body, StandardCharsets.UTF_8));
  }
}
