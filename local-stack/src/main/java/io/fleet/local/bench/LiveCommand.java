package io.fleet.local.bench;

import io.fleet.local.bench.load.Credentials;
import io.fleet.local.bench.load.LiveLoad;
import io.fleet.local.bench.load.LoadProcess;
import io.fleet.local.bench.load.LoadResult;
import io.fleet.local.bench.stack.BenchStack;
import io.fleet.local.bench.stack.QueryApiRun;
import io.fleet.local.bench.subscriber.AlertFeed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Thousands of clients of the live stream on one instance, each with a part of the fleet, while
 * alerts come at a steady pace: alerts, because of an alert none may be lost.
 */
@Command(
    name = "stream",
    description = {
      "Clients of the live stream on one query API while alerts come at a steady pace.",
      "The value is the time from the log to a client; the last line is one JSON object."
    },
    mixinStandardHelpOptions = true)
final class LiveCommand extends BenchStackCommand {
  /** Of the alerts' feed: vehicles in turns. */
  private static final int VEHICLES = 500;

  private static final Duration CONNECT_PATIENCE = Duration.ofMinutes(5);
  private static final int QUIET_S = 20;

  @Option(
      names = "--clients",
      paramLabel = "N",
      defaultValue = "5000",
      description = "at once; default ${DEFAULT-VALUE}")
  private int clients;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "1000",
      description = "alerts a second into the log; default ${DEFAULT-VALUE}")
  private int rate;

  @Option(
      names = "--followed",
      paramLabel = "N",
      defaultValue = "10",
      description = "of 500 vehicles those of one client; default ${DEFAULT-VALUE}")
  private int followed;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "30",
      description = "of measuring; default ${DEFAULT-VALUE}")
  private int seconds;

  @Option(
      names = "--heap",
      paramLabel = "MIB",
      defaultValue = "512",
      description = "of the query API; default ${DEFAULT-VALUE}")
  private int heapMib;

  @Override
  BenchLine measure(BenchStack stack) throws Exception {
    int alerts = rate * seconds / VEHICLES * VEHICLES;
    say("starting log, history and the query API");
    stack.startStores();
    try (QueryApiRun api =
            stack.startQueryApi(
                stack.clickHouseUrl(),
                Map.of(
                    "FLEET_QUERY_LIVE_MAX_CLIENTS",
                    String.valueOf(clients),
                    "FLEET_QUERY_RATE_BURST",
                    "0"),
                List.of("-Xmx" + heapMib + "m"));
        LoadProcess load = start(stack, api, alerts);
        AlertFeed feed = new AlertFeed(stack.bootstrapServers(), Clock.systemUTC())) {
      say("%,d clients join", clients);
      load.awaitConnected(CONNECT_PATIENCE);
      long joinedBytes = api.residentBytes();
      say("%,d alerts/s for %d s", rate, seconds);
      AlertFeed.Written written = feed.paced(0, rate, alerts / rate);
      long busyBytes = api.residentBytes();
      LoadResult heard = load.await(Duration.ofSeconds(seconds + 10L * QUIET_S));
      api.requireUndisturbed();
      stack.requireUndisturbedStores();
      return line(heard, written, joinedBytes, busyBytes);
    }
  }

  private LoadProcess start(BenchStack stack, QueryApiRun api, int alerts) throws Exception {
    Path credentials = stack.scratch("credentials").resolve("live.txt");
    Credentials.write(credentials, List.of(new Credentials("bench", stack.queryToken())));
    return LoadProcess.start(
        stack.scratch("load"),
        LiveLoad.class,
        List.of(
            "--url=" + api.url(),
            "--credentials=" + credentials,
            "--clients=" + clients,
            "--vehicles=" + VEHICLES,
            "--followed=" + followed,
            "--alerts=" + alerts,
            "--patience=" + QUIET_S));
  }

  private BenchLine line(
      LoadResult heard, AlertFeed.Written written, long joinedBytes, long busyBytes)
      throws IOException {
    double deliveries = heard.acknowledged() / written.seconds();
    print(
        "%,d clients, %,.0f alerts/s in, %,.0f deliveries/s out%n",
        clients, written.perSecond(), deliveries);
    print("p50 %.0f ms, p99 %.0f ms from the log to a client%n", heard.p50Ms(), heard.p99Ms());
    print(
        "query API: %,d MiB with all clients, %,d MiB under load%n",
        joinedBytes >> 20, busyBytes >> 20);
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("p50_ms", Math.round(heard.p50Ms()));
    more.put("clients", clients);
    more.put("events_per_s", Math.round(written.perSecond()));
    more.put("deliveries_per_s", Math.round(deliveries));
    more.put("lost", heard.sent() - heard.acknowledged());
    more.put("repeated", heard.refused());
    more.put("connections_lost", heard.lost());
    more.put("query_api_mib", busyBytes >> 20);
    return new BenchLine(
        Target.of("stream"), heard.p99Ms(), 0, 0, heard.acknowledged(), heard.sent(), more);
  }
}
