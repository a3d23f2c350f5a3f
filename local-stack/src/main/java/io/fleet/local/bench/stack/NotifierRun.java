package io.fleet.local.bench.stack;

import io.fleet.local.layout.PortName;
import io.fleet.local.layout.Ports;
import io.fleet.local.part.PartNames;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** One notifier behind a log. Its endpoints are files. */
public final class NotifierRun {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final PartGroup group;
  private final Ports ports;
  private final Path endpoints;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  NotifierRun(PartGroup group, Ports ports, Path endpoints) {
    this.group = group;
    this.ports = ports;
    this.endpoints = endpoints;
  }

  /** Where its endpoint files are. */
  public Path endpoints() {
    return endpoints;
  }

  public long pid() throws IOException {
    return group.pid(PartNames.NOTIFIER);
  }

  /** Memory it has in RAM now, in bytes. */
  public long residentBytes() throws IOException {
    return ResidentMemory.bytes(pid());
  }

  /** Which of the endpoints it delivers to now. */
  public List<String> known(List<String> endpointIds) throws IOException, InterruptedException {
    URI metrics = URI.create(ports.url(PortName.ALERT_NOTIFIER) + "/q/metrics");
    HttpRequest request = HttpRequest.newBuilder(metrics).timeout(PATIENCE).build();
    String told = client.send(request, BodyHandlers.ofString()).body();
    return endpointIds.stream().filter(id -> told.contains("endpoint=\"" + id + '"')).toList();
  }

  /** Fails when it died and came back: such a run measures nothing. */
  public void requireUndisturbed() throws IOException {
    group.requireUndisturbed();
  }
}
