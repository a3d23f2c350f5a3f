package io.fleet.gateway.http;

import io.fleet.gateway.publish.Ledger;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses every request that carries a token in its address, whatever the path: addresses end in
 * logs and histories. The token is looked at by nobody.
 */
@Singleton
public class TokensInQueries {
  private static final int BEFORE_EVERYTHING = 10_000;
  private static final int MAX_PARAMETERS = 1_000;
  private static final Set<String> NAMES =
      Set.of("access_token", "token", "authorization", "bearer");

  private final Ledger ledger;

  TokensInQueries(Ledger ledger) {
    this.ledger = ledger;
  }

  void register(@Observes Filters filters) {
    filters.register(this::look, BEFORE_EVERYTHING);
  }

  private void look(RoutingContext context) {
    if (!holdsToken(context.request().query())) {
      context.next();
      return;
    }
    ledger.refusedRequest("http", ProblemType.TOKEN_IN_QUERY.slug());
    context
        .response()
        .setStatusCode(ProblemType.TOKEN_IN_QUERY.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problems.MEDIA_TYPE)
        .putHeader(HttpHeaders.CONNECTION, "close") // its body, if any, is not read
        .end(Buffer.buffer(Problems.json(ProblemType.TOKEN_IN_QUERY, null, null)));
  }

  /** Whether a raw query has a parameter that is named like a token. */
  static boolean holdsToken(String query) {
    if (query == null || query.isEmpty()) {
      return false;
    }
    try {
      return new QueryStringDecoder(
              query, java.nio.charset.StandardCharsets.UTF_8, false, MAX_PARAMETERS)
          .parameters().keySet().stream()
              .anyMatch(name -> NAMES.contains(name.strip().toLowerCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      return false; // escapes that are none: no name that anybody could read
    }
  }
}
