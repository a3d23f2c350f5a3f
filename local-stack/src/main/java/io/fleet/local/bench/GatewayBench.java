package io.fleet.local.bench;

import io.fleet.local.bench.load.Credentials;
import io.fleet.local.bench.load.LoadResult;
import io.fleet.local.bench.stack.BenchStack;
import io.fleet.local.bench.stack.GatewayRun;
import io.fleet.local.bench.stack.TelemetryLog;
import io.fleet.local.token.TokenMinter;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the benches of the gateway have in common: a log, a gateway before it, callers it lets in,
 * rounds by turns with a warm-up, and the count afterwards.
 */
final class GatewayBench {
  private static final Duration TOKEN_LIFE = Duration.ofHours(6);
  private static final Duration EVENTS_BEGIN_AGO = Duration.ofHours(2);

  private final BenchStack stack;
  private final GatewayRun gateway;
  private final GatewayWatch watch;
  private final Clock clock;
  private final int warmUpS;
  private final Tally tally = new Tally();
  private LoadResult watched;

  GatewayBench(BenchStack stack, GatewayRun gateway, GatewayWatch watch, Clock clock, int warmUpS) {
    this.stack = stack;
    this.gateway = gateway;
    this.watch = watch;
    this.clock = clock;
    this.warmUpS = warmUpS;
  }

  GatewayRun gateway() {
    return gateway;
  }

  GatewayWatch watch() {
    return watch;
  }

  Tally tally() {
    return tally;
  }

  /** Events of the watched round. */
  long watchedEvents() {
    return watched.acknowledged();
  }

  /** A directory that goes with the bench. */
  Path scratch(String name) throws IOException {
    return stack.scratch(name);
  }

  /** When a generator's events begin, so that they neither end in the future nor are old. */
  long firstTimeMs() {
    return clock.instant().minus(EVENTS_BEGIN_AGO).toEpochMilli();
  }

  /** A caller who may speak for every vehicle. */
  Path relay() throws IOException, GeneralSecurityException {
    String token = gateway.minter().mint("bench", TokenMinter.RELAY, "", TOKEN_LIFE);
    return write("relay", List.of(new Credentials("bench", token)));
  }

  /** So many devices, each with a token of its own. */
  Path devices(String prefix, int count) throws IOException, GeneralSecurityException {
    TokenMinter minter = gateway.minter();
    List<Credentials> devices = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String id = prefix + i;
      devices.add(new Credentials(id, minter.mint(id, TokenMinter.DEVICE, "", TOKEN_LIFE)));
    }
    return write(prefix, devices);
  }

  /**
   * Warms both up, then lets them run by turns; the last round of the subject is watched.
   *
   * @param seconds of a round
   */
  Rounds alternate(int rounds, int seconds, Timed subject, Timed reference) throws Exception {
    tally.add(subject.run("warm-a-", warmUpS));
    reference.run("warm-b-", warmUpS);
    Rounds.Round last = name -> watched(() -> subject.run(name, seconds));
    Rounds.Round other = name -> reference.run(name, seconds);
    return Rounds.alternate(rounds, name -> tally.add(last.run(name)), other);
  }

  /** Runs something with the watch on it; a later one takes its place. */
  LoadResult watched(Watched run) throws Exception {
    watch.begin();
    watched = run.run();
    watch.end();
    return watched;
  }

  /** Counts the log; fails if something died. */
  long eventsInLog() throws IOException {
    gateway.requireUndisturbed();
    stack.requireUndisturbedStores();
    return TelemetryLog.distinctEvents(stack.bootstrapServers());
  }

  private Path write(String name, List<Credentials> all) throws IOException {
    Path file = stack.scratch("credentials").resolve(name + ".txt");
    Credentials.write(file, all);
    return file;
  }

  /** A round that is told how long it is. */
  interface Timed {
    /**
     * Runs it.
     *
     * @param name for the ids of vehicles
     */
    LoadResult run(String name, int seconds) throws Exception;
  }

  /** Something to be watched. */
  interface Watched {
    /** Runs it. */
    LoadResult run() throws Exception;
  }
}
