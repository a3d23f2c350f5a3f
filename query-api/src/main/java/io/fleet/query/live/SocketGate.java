package io.fleet.query.live;

import io.quarkus.security.ForbiddenException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Looks at a request for a WebSocket before there is one: browsers let every page open one, so that
 * of pages only those of this origin, and of origins on the list, may.
 */
public class SocketGate {
  private static final String PATH = "/v1/live/socket";
  private static final String ORIGIN = "Origin";

  private final LiveHub hub;
  private final List<String> origins;

  SocketGate(
      LiveHub hub,
      @ConfigProperty(name = "quarkus.http.cors.enabled") boolean others,
      @ConfigProperty(name = "quarkus.http.cors.origins") Optional<List<String>> origins) {
    this.hub = hub;
    this.origins = others ? origins.orElse(List.of()) : List.of();
  }

  @ServerRequestFilter
  public void look(HttpServerRequest request) {
    if (!request.path().equals(PATH)) {
      return;
    }
    if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
      throw new BadRequestException();
    }
    String origin = request.getHeader(ORIGIN);
    if (origin != null && !origins.contains(origin) && !isOwn(origin, request)) {
      throw new ForbiddenException();
    }
    hub.requireRoom();
  }

  private static boolean isOwn(String origin, HttpServerRequest request) {
    try {
      return URI.create(origin).getAuthority() != null
          && URI.create(origin)
              .getAuthority()
              .equalsIgnoreCase(request.getHeader(HttpHeaders.HOST));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
