package io.fleet.gateway.http;

import io.fleet.gateway.publish.Ledger;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Refuses a flood of small headers, before anything is looked up in them. */
@Singleton
public class HeaderCount {
  /** A browser behind two proxies sends about 30. */
  static final int MAX_HEADERS = 100;

  private static final int FIRST = 1_000;

  private final Ledger ledger;

  HeaderCount(Ledger ledger) {
    this.ledger = ledger;
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, FIRST);
  }

  private void check(RoutingContext context) {
    if (context.request().headers().entries().size() <= MAX_HEADERS) {
      context.next();
      return;
    }
    ledger.refusedRequest("http", ProblemType.HEADERS.slug());
    context
        .response()
        .setStatusCode(ProblemType.HEADERS.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problems.MEDIA_TYPE)
        .putHeader(HttpHeaders.CONNECTION, "close")
        .end(Buffer.buffer(Problems.json(ProblemType.HEADERS, null, null)))
        .onComplete(sent -> context.request().connection().close());
  }
}
