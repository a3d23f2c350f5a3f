package io.fleet.otlp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A collector of traces on loopback, for tests: takes OTLP over HTTP and keeps the spans of whoever
 * sends.
 */
public final class OtlpCollector implements AutoCloseable {
  private static final int QUEUE = 16;

  private final List<Sent> spans = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  /**
   * A span.
   *
   * @param service who sent it
   */
  public record Sent(String service, Span span) {
    /** What was done. */
    public String name() {
      return span.getName();
    }

    /** In hexadecimal digits. */
    public String traceId() {
      return HexFormat.of().formatHex(span.getTraceId().toByteArray());
    }

    /** In hexadecimal digits. */
    public String id() {
      return HexFormat.of().formatHex(span.getSpanId().toByteArray());
    }

    /** In hexadecimal digits; empty of a trace's first span. */
    public String parentId() {
      return HexFormat.of().formatHex(span.getParentSpanId().toByteArray());
    }
  }

  /** Listens on a free port. */
  public OtlpCollector() {
    this(0);
  }

  /**
   * Listens.
   *
   * @param port 0 for a free one
   * @throws UncheckedIOException if it is taken
   */
  public OtlpCollector(int port) {
    try {
      server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), QUEUE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      ExportTraceServiceRequest.parseFrom(exchange.getRequestBody())
          .getResourceSpansList()
          .forEach(this::keep);
      exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private void keep(ResourceSpans sent) {
    String service =
        sent.getResource().getAttributesList().stream()
            .filter(attribute -> attribute.getKey().equals("service.name"))
            .map(attribute -> attribute.getValue().getStringValue())
            .findFirst()
            .orElse("");
    sent.getScopeSpansList().stream()
        .flatMap(scope -> scope.getSpansList().stream())
        .map(span -> new Sent(service, span))
        .forEach(spans::add);
  }

  /** What to tell those that send. */
  public String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** All that has come so far. */
  public List<Sent> spans() {
    return List.copyOf(spans);
  }

  /** The spans of a trace that have come so far. */
  public List<Span> spansOf(String traceId) {
    return spans.stream().filter(sent -> sent.traceId().equals(traceId)).map(Sent::span).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
