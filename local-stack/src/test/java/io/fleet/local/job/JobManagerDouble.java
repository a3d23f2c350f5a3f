package io.fleet.local.job;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers as Flink's JobManager does, as far as it is asked: a query runs beside the job. */
final class JobManagerDouble implements AutoCloseable {
  private final HttpServer server;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  volatile int parallelism = 2;
  volatile int running = 30;
  volatile String operation = "{\"location\":\"file:/flink/rescale/savepoint-1\"}";
  volatile Runnable whenStopped = () -> {};

  JobManagerDouble() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  FlinkJob job() {
    return new FlinkJob("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Method, path and body of each request but those that only look. */
  List<String> asked() {
    return asked.stream().filter(call -> call.startsWith("POST")).toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add(exchange.getRequestMethod() + " " + path + " " + body);
    byte[] answer = answer(path).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private String answer(String path) {
    if (path.endsWith("/overview")) {
      return "{\"jobs\":[{\"jid\":\"q\",\"state\":\"RUNNING\",\"start-time\":9},{\"jid\":\"own\",\"state\":\"RUNNING\",\"start-time\":5,\"tasks\":{\"total\":30,\"running\":%d}}]}"
          .formatted(running);
    }
    if (path.endsWith("/stop") || path.endsWith("/savepoints") || path.endsWith("-disposal")) {
      return "{\"request-id\":\"r\"}";
    }
    if (path.endsWith("/r")) {
      whenStopped.run();
      return "{\"status\":{\"id\":\"COMPLETED\"},\"operation\":%s}".formatted(operation);
    }
    return "{\"vertices\":[{\"parallelism\":1},{\"parallelism\":%d}]}".formatted(parallelism);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
