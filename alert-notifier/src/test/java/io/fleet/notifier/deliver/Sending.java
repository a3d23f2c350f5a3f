package io.fleet.notifier.deliver;

import io.fleet.notifier.deliver.guard.AddressGuard;
import io.fleet.notifier.deliver.guard.AllowList;
import io.fleet.notifier.deliver.guard.HostResolver;
import io.fleet.notifier.deliver.guard.Mode;
import io.fleet.notifier.endpoint.DeliveryTerms;
import io.fleet.notifier.endpoint.Endpoint;
import io.fleet.notifier.endpoint.EndpointState;
import io.fleet.notifier.endpoint.EventTypes;
import io.fleet.notifier.endpoint.Format;
import io.fleet.notifier.endpoint.Secret;
import io.fleet.notifier.endpoint.Subscription;
import io.fleet.notifier.endpoint.Target;
import io.fleet.notifier.event.Event;
import io.fleet.notifier.format.BodyFormats;
import io.fleet.notifier.format.Examples;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.net.TrustOptions;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A sender on an event loop, as a lane has it. */
final class Sending implements AutoCloseable {
  static final int RESPONSE_MAX_BYTES = 65_536;
  static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final int CONCURRENCY = 4;

  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final WebhookSender sender;

  private Sending(AddressGuard guard, Duration timeout, TrustOptions trust, Clock clock) {
    SenderTools tools =
        new SenderTools(
            vertx,
            vertx.createSharedWorkerExecutor("resolve", 2),
            guard,
            new AttemptSettings(timeout, timeout, RESPONSE_MAX_BYTES),
            new BodyFormats("/fleet"),
            trust,
            clock);
    sender = new WebhookSender(tools, CONCURRENCY);
  }

  /** To loopback. */
  static Sending locally(Duration timeout) {
    return through(guard("127.0.0.0/8,::1/128", InetAddress::getAllByName), timeout, null);
  }

  static Sending through(AddressGuard guard, Duration timeout, TrustOptions trust) {
    return new Sending(guard, timeout, trust, Clock.systemUTC());
  }

  /** To loopback, at another time. */
  static Sending at(Clock clock, AddressGuard guard) {
    return new Sending(guard, Duration.ofSeconds(20), null, clock);
  }

  static AddressGuard guard(String allowList, HostResolver resolver) {
    return new AddressGuard(Mode.LOCAL, AllowList.parse(allowList), resolver);
  }

  static Endpoint endpoint(String url) {
    return endpoint(url, Map.of(), Format.STANDARD, List.of(Secret.hmac(SECRET)));
  }

  static Endpoint endpoint(
      String url, Map<String, String> headers, Format format, List<Secret> secrets) {
    return new Endpoint(
        "e1",
        "",
        new Target(URI.create(url), headers),
        secrets,
        new Subscription(new EventTypes(List.of("*"))),
        DeliveryTerms.DEFAULT,
        format,
        EndpointState.ENABLED);
  }

  CompletableFuture<AttemptResult> start(Endpoint endpoint, String messageId, Event event) {
    CompletableFuture<AttemptResult> result = new CompletableFuture<>();
    context.runOnContext(
        v ->
            sender
                .send(endpoint, messageId, event)
                .onSuccess(result::complete)
                .onFailure(result::completeExceptionally));
    return result;
  }

  AttemptResult send(Endpoint endpoint) throws Exception {
    return start(endpoint, "msg_1", Examples.overspeed()).get(20, TimeUnit.SECONDS);
  }

  AttemptResult send(String url) throws Exception {
    return send(endpoint(url));
  }

  @Override
  public void close() {
    sender.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
