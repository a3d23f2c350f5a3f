package io.fleet.chaos.drive;

import io.fleet.chaos.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Posts a script to its end, with pulses beside it until the file {@code --until} names is there.
 * Ends when every event was acknowledged or refused.
 */
@Command(name = "drive", description = "Posts a script of events into a ledger.")
public final class DriveCommand implements Callable<Integer> {
  private static final int LANES = 4;
  private static final long LOOK_MS = 100;

  @Option(names = "--script", required = true, description = "see ScriptLine")
  private Path script;

  @Option(names = "--ledger", required = true)
  private Path file;

  @Option(names = "--gateway", required = true)
  private String gateway;

  @Option(names = "--query", required = true)
  private String query;

  @Option(names = "--token-file", required = true)
  private Path tokenFile;

  @Option(names = "--prefix", required = true, description = "of every vehicle of the run")
  private String prefix;

  @Option(names = "--pulse-every", defaultValue = "PT0.5S")
  private Duration pulseEvery;

  @Option(names = "--until", required = true)
  private Path until;

  @Override
  public Integer call() throws Exception {
    String token = Files.readString(tokenFile).strip();
    GatewayPost post = new GatewayPost(gateway, token);
    try (Ledger ledger = Ledger.append(file);
        Pulses pulses = new Pulses(post, ledger, prefix);
        Questions questions = new Questions(query, token, ledger)) {
      System.out.println("driving");
      pulses.start(pulseEvery.toMillis());
      questions.start();
      post(lanes(), post, ledger);
      while (!Files.exists(until)) {
        TimeUnit.MILLISECONDS.sleep(LOOK_MS);
      }
    }
    return 0;
  }

  private static void post(List<List<ScriptLine>> lanes, GatewayPost post, Ledger ledger)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(LANES);
    try {
      long startNs = System.nanoTime();
      List<Future<Void>> all = new ArrayList<>();
      for (List<ScriptLine> lane : lanes) {
        all.add(threads.submit(new Lane(lane, post, ledger, startNs)));
      }
      for (Future<Void> lane : all) {
        lane.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** A vehicle's events are all in one. */
  private List<List<ScriptLine>> lanes() throws IOException {
    try (Stream<String> lines = Files.lines(script)) {
      Map<Integer, List<ScriptLine>> byLane =
          lines
              .map(ScriptLine::parse)
              .collect(
                  Collectors.groupingBy(line -> Math.floorMod(line.vehicleId().hashCode(), LANES)));
      return List.copyOf(byLane.values());
    }
  }
}
