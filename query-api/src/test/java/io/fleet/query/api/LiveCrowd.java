package io.fleet.query.api;

import io.restassured.RestAssured;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.parsetools.RecordParser;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Many clients of the live stream in few threads; counts what each is told. */
final class LiveCrowd implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient http =
      vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(1_000).setKeepAlive(false));
  private final String token;
  private final List<Member> members = new CopyOnWriteArrayList<>();

  LiveCrowd(String token) {
    this.token = token;
  }

  /** One of them. */
  static final class Member {
    private final AtomicInteger status = new AtomicInteger();
    private final ConcurrentHashMap<String, Integer> alerts = new ConcurrentHashMap<>();
    private volatile boolean welcome;
    private volatile HttpClientRequest request;

    /** How often each alert was told, by its line. */
    ConcurrentHashMap<String, Integer> alerts() {
      return alerts;
    }

    /** Whether its snapshot is whole. */
    boolean isWelcome() {
      return welcome;
    }

    int status() {
      return status.get();
    }

    void leave() {
      request.connection().close();
    }

    private void listen(HttpClientResponse answer) {
      status.set(answer.statusCode());
      answer.handler(RecordParser.newDelimited("\n", this::line));
    }

    private void line(Buffer line) {
      String text = line.toString();
      if (text.startsWith("data: {\"alert_id\"")) {
        alerts.merge(text, 1, Integer::sum);
      } else if (text.equals("event: snapshot")) {
        welcome = true;
      }
    }
  }

  /** One more client. */
  Member join(String query) throws Exception {
    Member member = new Member();
    members.add(member);
    HttpClientResponse response =
        http.request(HttpMethod.GET, RestAssured.port, "127.0.0.1", "/v1/live?" + query)
            .compose(
                request -> {
                  member.request = request;
                  request.putHeader("Authorization", "Bearer " + token);
                  // Before it is sent: what arrives while nobody listens is lost.
                  request.response().onSuccess(member::listen);
                  return request.send();
                })
            .toCompletionStage()
            .toCompletableFuture()
            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    response.exceptionHandler(gone -> {});
    return member;
  }

  List<Member> members() {
    return members;
  }

  @Override
  public void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
