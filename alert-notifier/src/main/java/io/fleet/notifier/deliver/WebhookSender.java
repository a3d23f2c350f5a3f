package io.fleet.notifier.deliver;

import io.fleet.notifier.deliver.AttemptResult.Kind;
import io.fleet.notifier.endpoint.Endpoint;
import io.fleet.notifier.event.Event;
import io.fleet.notifier.format.Body;
import io.fleet.notifier.sign.WebhookSigner;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.tracing.TracingPolicy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;

/** Makes the attempts of one lane, over connections of its own. Lives on the lane's thread. */
final class WebhookSender implements Sender {
  private static final int KEEP_ALIVE_S = 20;
  private static final int MAX_STATUS_LINE_BYTES = 4_096;
  private static final int MAX_HEADER_BYTES = 16_384;
  private static final String USER_AGENT = "fleet-notifier/0.1";

  private final SenderTools tools;
  private final HttpClient client;
  private final TargetAddress target;
  private final Set<HttpConnection> used = Collections.newSetFromMap(new WeakHashMap<>());
  private Endpoint signedFor;
  private WebhookSigner signer;

  WebhookSender(SenderTools tools, int concurrency) {
    this.tools = tools;
    this.target = new TargetAddress(tools.guard(), tools.resolving(), tools.clock());
    this.client = tools.vertx().createHttpClient(clientOptions(concurrency));
  }

  @Override
  public Future<AttemptResult> send(Endpoint endpoint, String messageId, Event event) {
    if (!signer(endpoint).isInForce(tools.clock().millis())) {
      return Future.succeededFuture(AttemptResult.of(Kind.REFUSED, "no secret in force"));
    }
    Body body = tools.format().body(event, endpoint, messageId);
    return new Attempt(this, tools, endpoint, messageId, body).run();
  }

  /** The request, not sent yet, to the checked address of the endpoint. */
  Future<HttpClientRequest> request(Endpoint endpoint, String messageId, Body body) {
    return target
        .of(endpoint)
        .compose(address -> client.request(options(endpoint, address)))
        .map(
            request -> {
              endpoint.target().headers().forEach(request::putHeader);
              request.putHeader("content-type", body.contentType());
              request.putHeader("user-agent", USER_AGENT);
              signature(endpoint, messageId, body).orElseThrow().forEach(request::putHeader);
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

  @Override
  public void close() {
    client.close();
  }

  /** As of now: the time of the attempt is signed, and secrets end by the clock. */
  private Optional<Map<String, String>> signature(Endpoint endpoint, String messageId, Body body) {
    return signer(endpoint).headers(messageId, tools.clock().millis(), body.text());
  }

  private WebhookSigner signer(Endpoint endpoint) {
    if (endpoint != signedFor) {
      signer = SigningKeys.signer(endpoint.secrets());
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
        .setConnectTimeout(tools.attempts().connectTimeout().toMillis())
        .setFollowRedirects(false);
  }

  private HttpClientOptions clientOptions(int concurrency) {
    long connectMs = tools.attempts().connectTimeout().toMillis();
    HttpClientOptions options =
        new HttpClientOptions()
            .setMaxPoolSize(concurrency)
            .setMaxWaitQueueSize(concurrency)
            .setConnectTimeout((int) connectMs)
            .setSslHandshakeTimeout(connectMs)
            .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
            .setKeepAliveTimeout(KEEP_ALIVE_S)
            .setDecompressionSupported(false)
            .setMaxInitialLineLength(MAX_STATUS_LINE_BYTES)
            .setMaxHeaderSize(MAX_HEADER_BYTES)
            .setTrustAll(false)
            .setVerifyHost(true)
            .setForceSni(true)
            .setTcpNoDelay(true)
            // what a subscriber is told is ours to say, and no trace is part of it
            .setTracingPolicy(TracingPolicy.IGNORE);
    return tools.trust() == null ? options : options.setTrustOptions(tools.trust());
  }
}
