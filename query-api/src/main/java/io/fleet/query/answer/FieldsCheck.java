package io.fleet.query.answer;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Reads {@code fields} of every reading request before anything else is done for it. */
@ApplicationScoped
public class FieldsCheck {
  private final RoutingContext routing;
  private final ObjectMapper json;
  private final Map<Class<?>, Set<String>> names = new ConcurrentHashMap<>();

  FieldsCheck(RoutingContext routing, ObjectMapper json) {
    this.routing = routing;
    this.json = json;
  }

  @ServerRequestFilter
  public void look(ResourceInfo resource, ContainerRequestContext request) {
    String asked = request.getUriInfo().getQueryParameters().getFirst(FieldSelection.PARAMETER);
    if (asked != null && !asked.isEmpty() && request.getMethod().equals(HttpMethod.GET)) {
      Set<String> known =
          ItemType.of(resource.getResourceMethod().getGenericReturnType())
              .map(type -> names.computeIfAbsent(type, this::namesOf))
              .orElse(Set.of());
      routing.put(Wish.FIELDS, FieldSelection.parse(asked, known));
    }
  }

  private Set<String> namesOf(Class<?> type) {
    return Fields.of(type, json).names();
  }
}
