package io.fleet.gateway.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Answers with a problem where no resource feels concerned: unknown paths, and what routes refuse.
 */
@Singleton
public class ProblemRoutes {
  private static final int LAST = Integer.MAX_VALUE;

  void register(@Observes Router router) {
    router.route().order(LAST).handler(context -> answer(context, ProblemType.NOT_FOUND));
    for (ProblemType type : new ProblemType[] {ProblemType.TOO_LARGE, ProblemType.BAD_REQUEST}) {
      router.errorHandler(type.status(), context -> answer(context, type));
    }
  }

  private static void answer(RoutingContext context, ProblemType type) {
    if (context.response().ended()) {
      return;
    }
    context
        .response()
        .setStatusCode(type.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problems.MEDIA_TYPE)
        .end(io.vertx.core.buffer.Buffer.buffer(Problems.json(type, null, null)));
  }
}
