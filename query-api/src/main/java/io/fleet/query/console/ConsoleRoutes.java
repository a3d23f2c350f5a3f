package io.fleet.query.console;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Answers an address such as {@code /alerts?handling=new} with the page at {@code /}, if a browser
 * asks for a page. Whatever belongs to somebody else, and every file, is left to them.
 */
@ApplicationScoped
public class ConsoleRoutes {
  private static final String WITHIN =
      "/(?!(?:v1|q|api|gateway|notifier|assets|problems)(?:/|$))[^/.]+(?:/.*)?";

  private static final int BEFORE_OTHERS = -1;

  void open(@Observes Router router) {
    router
        .routeWithRegex(WITHIN)
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .order(BEFORE_OTHERS)
        .handler(ConsoleRoutes::show);
  }

  private static void show(RoutingContext request) {
    String accepted = request.request().getHeader("Accept");
    if (accepted != null && accepted.contains("text/html")) {
      request.reroute("/");
    } else {
      request.next();
    }
  }
}
