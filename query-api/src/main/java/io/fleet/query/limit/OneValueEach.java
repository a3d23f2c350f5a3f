package io.fleet.query.limit;

import io.fleet.query.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a parameter that is given more than once, unless it is one of which several count: nobody
 * shall wonder which one did.
 */
public final class OneValueEach {
  /** What lists take several of. */
  private static final String VEHICLE_IDS = "vehicle_id";

  @ServerRequestFilter
  public void look(ContainerRequestContext request) {
    request
        .getUriInfo()
        .getQueryParameters()
        .forEach(
            (name, values) -> {
              if (values.size() > 1 && !name.equals(VEHICLE_IDS)) {
                throw ProblemException.parameter(shown(name), "one value expected");
              }
            });
  }

  private static String shown(String name) {
    return name.matches("[A-Za-z0-9_.-]{1,64}") ? name : "parameter";
  }
}
