package io.fleet.local.chaos;

import io.fleet.local.bench.stack.ResidentMemory;
import io.fleet.local.layout.DataDirectory;
import io.fleet.local.process.PartStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Looks every few seconds at how much memory each part holds, how much lies on each disk, and how
 * far each part is behind.
 */
final class Watch implements AutoCloseable {
  private static final long EVERY_S = 3;

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final Map<String, List<Long>> samples = new LinkedHashMap<>();
  private final ChaosStack stack;
  private final Lags lags;

  /** Begins at once. */
  Watch(ChaosStack stack) {
    this.stack = stack;
    this.lags = new Lags(stack);
    clock.scheduleWithFixedDelay(this::look, 0, EVERY_S, TimeUnit.SECONDS);
  }

  /**
   * What something came to, in the unit its name ends with.
   *
   * @param most at any look
   * @param early the mean of the second quarter of looks
   * @param late the mean of the last quarter
   */
  record Bound(long most, long early, long late) {}

  private void look() {
    try {
      for (PartStatus part : stack.parts()) {
        if (part.pid() != null) {
          lookAt(part);
        }
      }
      DataDirectory data = stack.data();
      add("disk of log, MiB", onDiskKib(data.kafka()) >> 10);
      add("disk of ClickHouse, MiB", onDiskKib(data.clickHouse()) >> 10);
      add("checkpoints, MiB", onDiskKib(data.checkpoints()) >> 10);
      add("rows waiting, MiB", onDiskKib(data.staging()) >> 10);
      add("logs of processes, MiB", onDiskKib(data.logs()) >> 10);
      lags.now().forEach(this::add);
    } catch (IOException e) {
      // the next look will do
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookAt(PartStatus part) {
    try {
      add("memory of " + part.name() + ", MiB", ResidentMemory.bytes(part.pid()) >> 20);
    } catch (IOException | NoSuchElementException e) {
      // it has died since
    }
  }

  private synchronized void add(String name, long mib) {
    samples.computeIfAbsent(name, key -> new ArrayList<>()).add(mib);
  }

  /** What is on the disk, holes in files left out. */
  private static long onDiskKib(Path directory) throws IOException, InterruptedException {
    Process du = new ProcessBuilder("du", "-sk", directory.toString()).start();
    try (BufferedReader out = du.inputReader()) {
      String line = out.readLine();
      du.waitFor();
      return line == null ? 0 : Long.parseLong(line.split("\t")[0]);
    }
  }

  /** By what was looked at. */
  synchronized Map<String, Bound> bounds() {
    return samples.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> bound(entry.getValue()),
                (a, b) -> a,
                LinkedHashMap::new));
  }

  private static Bound bound(List<Long> all) {
    int size = all.size();
    return new Bound(
        all.stream().mapToLong(Long::longValue).max().orElse(0),
        mean(all.subList(size / 4, Math.max(size / 4 + 1, size / 2))),
        mean(all.subList(Math.min(size - 1, size * 3 / 4), size)));
  }

  private static long mean(List<Long> values) {
    return Math.round(values.stream().mapToLong(Long::longValue).average().orElse(0));
  }

  @Override
  public void close() {
    clock.shutdownNow();
    lags.close();
  }
}
