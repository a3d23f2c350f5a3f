package io.fleet.query.forward;

import io.fleet.query.problem.Problem;
import io.fleet.query.problem.ProblemType;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code /gateway/v1/…} and {@code /notifier/v1/…}: only the paths the console uses, only what is
 * shown in a header, never a right of this service's own.
 */
@ApplicationScoped
public class ForwardRoutes {
  private static final String GATEWAY =
      "/gateway(?<path>/v1/(?:alerts|behaviour-events|reference|schemas)(?:/.*)?)";
  private static final String NOTIFIER = "/notifier(?<path>/v1/(?:endpoints|event-types)(?:/.*)?)";
  private static final Set<HttpMethod> METHODS =
      Set.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);
  private static final List<String> ASKED =
      List.of(
          "Authorization",
          "X-Api-Key",
          "Accept",
          "Content-Type",
          "Idempotency-Key",
          "If-Match",
          "If-None-Match");
  private static final List<String> ANSWERED =
      List.of("Content-Type", "ETag", "Location", "Retry-After");
  private static final int CONNECT_MS = 2_000;

  private final ForwardSettings settings;
  private final HttpClient client;

  ForwardRoutes(ForwardSettings settings, Vertx vertx) {
    this.settings = settings;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setMaxPoolSize(settings.connections())
                .setMaxWaitQueueSize(settings.connections())
                .setConnectTimeout(CONNECT_MS));
  }

  void open(@Observes Router router) {
    router.routeWithRegex(GATEWAY).handler(request -> forward(request, settings.gateway()));
    router.routeWithRegex(NOTIFIER).handler(request -> forward(request, settings.notifier()));
  }

  private void forward(RoutingContext request, Optional<String> part) {
    HttpServerRequest asked = request.request();
    if (!METHODS.contains(asked.method())) {
      refuse(request, ProblemType.METHOD_NOT_ALLOWED);
    } else if (part.isEmpty()) {
      refuse(request, ProblemType.PART_AWAY);
    } else {
      asked.pause();
      client
          .request(to(part.get(), request))
          .compose(outward -> send(asked, outward))
          .compose(answer -> giveBack(answer, request.response()))
          .onFailure(cause -> refuse(request, ProblemType.PART_AWAY));
    }
  }

  /** The path is the one that was matched, without dots that would lead elsewhere. */
  private RequestOptions to(String part, RoutingContext request) {
    String query = request.request().query();
    String path = request.pathParam("path");
    return new RequestOptions()
        .setMethod(request.request().method())
        .setAbsoluteURI(part + path + (query == null ? "" : "?" + query))
        .setTimeout(settings.patience().toMillis());
  }

  private static Future<HttpClientResponse> send(
      HttpServerRequest asked, HttpClientRequest outward) {
    copy(ASKED, asked.headers(), outward.headers());
    String length = asked.getHeader("Content-Length");
    if (length == null) {
      // Nothing of unknown length goes on: the service's bound is on what is announced.
      asked.resume();
      return outward.send();
    }
    outward.putHeader("Content-Length", length);
    return outward.send(asked);
  }

  private static Future<Void> giveBack(HttpClientResponse answer, HttpServerResponse response) {
    response.setStatusCode(answer.statusCode()).setChunked(true);
    copy(ANSWERED, answer.headers(), response.headers());
    return answer.pipeTo(response);
  }

  private static void copy(List<String> names, MultiMap from, MultiMap to) {
    for (String name : names) {
      if (from.contains(name)) {
        to.set(name, from.getAll(name));
      }
    }
  }

  private static void refuse(RoutingContext request, ProblemType type) {
    HttpServerResponse response = request.response();
    if (response.headWritten()) {
      response.reset();
      return;
    }
    request.request().resume();
    Problem problem = Problem.of(type);
    response
        .setStatusCode(type.status())
        .putHeader("Content-Type", Problem.MEDIA_TYPE)
        .end(
            new JsonObject()
                .put("type", problem.type())
                .put("title", problem.title())
                .put("status", problem.status())
                .encode());
  }
}
