package io.fleet.query.console;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/**
 * Tells the console which style its map has and where pages of other parts are, open as the page
 * itself, and lets it ask for the style.
 */
@ApplicationScoped
public class SettingsRoutes {
  private static final String POLICY = "Content-Security-Policy";
  private static final int EARLY = 1_000;

  private final Optional<MapStyle> style;
  private final JsonObject told = new JsonObject();

  SettingsRoutes(MapSettings map, LinkSettings pages) {
    this.style = map.style().map(MapStyle::of);
    JsonObject links = new JsonObject();
    pages.flink().map(PageLink::of).ifPresent(url -> links.put("flink", url));
    pages.redpandaConsole().map(PageLink::of).ifPresent(url -> links.put("redpanda_console", url));
    style.ifPresent(own -> told.put("map_style", own.url()));
    if (!links.isEmpty()) {
      told.put("links", links);
    }
  }

  void open(@Observes Router router) {
    router.route(HttpMethod.GET, "/console.json").handler(this::tell);
  }

  void widen(@Observes Filters filters) {
    style.ifPresent(own -> filters.register(request -> widen(request, own), EARLY));
  }

  private void tell(RoutingContext request) {
    request.response().putHeader("Content-Type", "application/json").end(told.encode());
  }

  private static void widen(RoutingContext request, MapStyle style) {
    request.addHeadersEndHandler(
        sent -> {
          MultiMap headers = request.response().headers();
          String policy = headers.get(POLICY);
          if (policy != null) {
            headers.set(POLICY, style.widen(policy));
          }
        });
    request.next();
  }
}
