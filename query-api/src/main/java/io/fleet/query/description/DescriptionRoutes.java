package io.fleet.query.description;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What is beside {@code /q/openapi}: the older form of the document, and the way to the page. */
@ApplicationScoped
public class DescriptionRoutes {
  /** Where the document is in its older form; {@code ?format=json}, else YAML. */
  static final String OLDER = "/q/openapi-3.0";

  /** Where people look for the page. */
  static final String USUAL_PAGE = "/q/swagger-ui";

  private static final String PAGE = "/api/";

  private final OlderDocument older;

  DescriptionRoutes(OlderDocument older) {
    this.older = older;
  }

  void open(@Observes Router router) {
    router.get(OLDER).blockingHandler(this::tell);
    router.get(USUAL_PAGE).handler(request -> request.redirect(PAGE));
    router.get("/api").handler(DescriptionRoutes::completed);
  }

  /** A route is one of its path with a slash behind it, too, which is the page itself. */
  private static void completed(RoutingContext request) {
    if (request.normalizedPath().endsWith("/")) {
      request.next();
    } else {
      request.redirect(PAGE);
    }
  }

  private void tell(RoutingContext request) {
    boolean json = "json".equalsIgnoreCase(request.request().getParam("format"));
    request
        .response()
        .putHeader("Content-Type", json ? "application/json" : "application/yaml;charset=UTF-8")
        .end(json ? older.json() : older.yaml());
  }
}
