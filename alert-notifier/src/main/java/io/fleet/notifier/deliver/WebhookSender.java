package io.fleet.notifier.deliver;

import io.fleet.notifier.deliver.guard.AddressGuard;
import io.fleet.notifier.endpoint.Endpoint;
import io.fleet.notifier.event.Event;
import io.fleet.notifier.format.StandardFormat;
import io.fleet.notifier.sign.WebhookSigner;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/** Makes the attempts of one lane, over connections of its own. Lives on the lane's thread. */
final class WebhookSender implements Sender {
  private static final int KEEP_ALIVE_S = 20;
  private static final String USER_AGENT = "fleet-notifier/0.1";

  private final Vertx vertx;
  private final HttpClient client;
  private final TargetAddress target;
  private final AttemptSettings settings;
  private final Clock clock;
  private final Set<HttpConnection> used = Collections.newSetFromMap(new WeakHashMap<>());
  private Endpoint signedFor;
  private WebhookSigner signer;

  WebhookSender(
      Vertx vertx,
      WorkerExecutor resolving,
      AddressGuard guard,
      AttemptSettings settings,
      int concurrency,
      Clock clock) {
    this.vertx = vertx;
    this.settings = settings;
    this.clock = clock;
    this.target = new TargetAddress(guard, resolving, clock);
    this.client = vertx.createHttpClient(clientOptions(concurrency));
  }

  @Override
  public Future<AttemptResult> send(Endpoint endpoint, String messageId, Event event) {
    String payload = StandardFormat.body(event);
    return new Attempt(this, vertx, settings, endpoint, messageId, payload).run();
  }

  /** The request, not sent yet, to the checked address of the endpoint. */
  Future<io.vertx.core.http.HttpClientRequest> request(
      Endpoint endpoint, String messageId, String payload) {
    return target
        .of(endpoint)
        .compose(address -> client.request(options(endpoint, address)))
        .map(
            request -> {
              request.putHeader("content-type", "application/json");
              request.putHeader("user-agent", USER_AGENT);
              signer(endpoint)
                  .headers(messageId, clock.millis(), payload)
                  .forEach(request::putHeader);
              return request;
            });
  }

  /** Whether the connection has carried a request before; it has from now on. */
  boolean isReused(HttpConnection connection) {
    return !used.add(connection);
  }

  void forgetAddress() {
    target.forget();
  }

  Clock clock() {
    return clock;
  }

  @Override
  public void close() {
    client.close();
  }

  private WebhookSigner signer(Endpoint endpoint) {
    if (!endpoint.equals(signedFor)) {
      signer = new WebhookSigner(endpoint.secrets().get(0).value());
      signedFor = endpoint;
    }
    return signer;
  }

  /** The server is the address that was checked; host, TLS name and Host header stay. */
  private RequestOptions options(Endpoint endpoint, InetAddress address) {
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setServer(
            SocketAddress.inetSocketAddress(
                new InetSocketAddress(address, endpoint.target().port())))
        .setHost(endpoint.target().host())
        .setPort(endpoint.target().port())
        .setSsl(endpoint.target().isTls())
        .setURI(endpoint.target().requestTarget())
        .putHeader("host", endpoint.target().url().getRawAuthority())
        .setConnectTimeout(settings.connectTimeout().toMillis())
        .setFollowRedirects(false);
  }

  private HttpClientOptions clientOptions(int concurrency) {
    return new HttpClientOptions()
        .setMaxPoolSize(concurrency)
        .setMaxWaitQueueSize(concurrency)
        .setConnectTimeout((int) settings.connectTimeout().toMillis())
        .setKeepAliveTimeout(KEEP_ALIVE_S)
        .setDecompressionSupported(false)
        .setForceSni(true)
        .setTcpNoDelay(true);
  }
}
