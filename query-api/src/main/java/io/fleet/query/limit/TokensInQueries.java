package io.fleet.query.limit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.query.problem.Problem;
import io.fleet.query.problem.ProblemType;
import io.fleet.query.security.StreamLogins;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses every request that carries a token in its address, whatever the path: addresses end in
 * logs and histories. The token is looked at by nobody. A ticket, which is good once and for
 * seconds, is let through to streams alone.
 */
@Singleton
public class TokensInQueries {
  private static final int BEFORE_EVERYTHING = 10_000;
  private static final int MAX_PARAMETERS = 1_000;
  private static final Set<String> NAMES =
      Set.of("access_token", "token", "authorization", "bearer", "api_key", "x-api-key");

  private final String answer;

  TokensInQueries(ObjectMapper json) {
    try {
      answer = json.writeValueAsString(Problem.of(ProblemType.TOKEN_IN_QUERY));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  void register(@Observes Filters filters) {
    filters.register(this::look, BEFORE_EVERYTHING);
  }

  private void look(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (!holdsToken(request.query()) && !holdsStrayTicket(request.path(), request.query())) {
      context.next();
      return;
    }
    context
        .response()
        .setStatusCode(ProblemType.TOKEN_IN_QUERY.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .putHeader(HttpHeaders.CONNECTION, "close") // its body, if any, is not read
        .end(answer);
  }

  /** Whether a raw query has a parameter that is named like a token. */
  static boolean holdsToken(String query) {
    return holds(query, NAMES);
  }

  /** Whether a raw query shows a ticket where none opens anything. */
  static boolean holdsStrayTicket(String path, String query) {
    return !StreamLogins.isStream(path) && holds(query, Set.of(StreamLogins.TICKET));
  }

  private static boolean holds(String query, Set<String> names) {
    if (query == null || query.isEmpty()) {
      return false;
    }
    try {
      return new QueryStringDecoder(query, StandardCharsets.UTF_8, false, MAX_PARAMETERS)
          .parameters().keySet().stream()
              .anyMatch(name -> names.contains(name.strip().toLowerCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      return false; // escapes that are none: no name that anybody could read
    }
  }
}
