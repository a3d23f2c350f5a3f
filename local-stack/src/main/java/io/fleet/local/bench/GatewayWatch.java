package io.fleet.local.bench;

import io.fleet.local.bench.profile.FlightRecorder;
import io.fleet.local.bench.profile.ProcessTimes;
import io.fleet.local.bench.profile.Profile;
import io.fleet.local.bench.profile.ThreadTime;
import io.fleet.local.bench.stack.BenchStack;
import io.fleet.local.bench.stack.GatewayRun;
import io.fleet.local.part.PartNames;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the gateway and the log use of the processors during one stretch of time. */
final class GatewayWatch {
  private final BenchStack stack;
  private final GatewayRun gateway;
  private final Optional<FlightRecorder> recorder;
  private final Clock clock;
  private Accounts before;
  private Accounts after;

  /** The kernel's accounts at one moment. */
  private record Accounts(
      Instant at, Map<String, Double> processes, Map<Long, ThreadTime> threads) {}

  GatewayWatch(
      BenchStack stack, GatewayRun gateway, Optional<FlightRecorder> recorder, Clock clock) {
    this.stack = stack;
    this.gateway = gateway;
    this.recorder = recorder;
    this.clock = clock;
  }

  void begin() throws IOException {
    before = accounts();
  }

  void end() throws IOException {
    after = accounts();
  }

  /** Processor seconds between beginning and end, by part. */
  Map<String, Double> cpuSeconds() {
    Map<String, Double> used = new LinkedHashMap<>();
    after
        .processes()
        .forEach((part, seconds) -> used.put(part, seconds - before.processes().get(part)));
    return used;
  }

  /** Where the gateway's went; empty if nothing was recorded. */
  Optional<Profile> profile() throws IOException, InterruptedException {
    if (recorder.isEmpty()) {
      return Optional.empty();
    }
    Map<Long, ThreadTime> times = ProcessTimes.between(before.threads(), after.threads());
    return Optional.of(recorder.get().profile(gateway.pid(), before.at(), after.at(), times));
  }

  private Accounts accounts() throws IOException {
    Map<String, Double> processes = new LinkedHashMap<>();
    processes.put(PartNames.GATEWAY, ProcessTimes.seconds(gateway.pid()));
    processes.put(PartNames.KAFKA, ProcessTimes.seconds(stack.storePid(PartNames.KAFKA)));
    return new Accounts(clock.instant(), processes, ProcessTimes.threads(gateway.pid()));
  }
}
