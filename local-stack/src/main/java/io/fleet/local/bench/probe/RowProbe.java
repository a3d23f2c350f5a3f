package io.fleet.local.bench.probe;

import io.fleet.local.bench.stack.ClickHouseSql;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One vehicle that posts an event three times a second, and somebody who asks ten times a second
 * for its newest row: a time is at most that much too long.
 */
public final class RowProbe {
  private static final String VEHICLE = "row-probe";
  private static final int LOOK_MS = 100;
  private static final int LOOKS_PER_POST = 3;
  private static final String NEWEST =
      "SELECT toUnixTimestamp64Milli(max(ts)) FROM telemetry WHERE vehicle_id = {vehicle:String}";

  private final EventPost gateway;
  private final ClickHouseSql store;
  private final Clock clock;
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();

  /**
   * @param gatewayUrl where events are posted
   * @param token lets in who may speak for every vehicle
   */
  public RowProbe(String gatewayUrl, String token, ClickHouseSql store, Clock clock) {
    this.gateway = new EventPost(gatewayUrl, token);
    this.store = store;
    this.clock = clock;
  }

  /** Posts for so long and waits for the last rows. */
  public RowTimes run(int seconds) throws IOException, InterruptedException {
    Deque<Long> posted = new ArrayDeque<>();
    List<Long> visibleMs = new ArrayList<>();
    long endMs = clock.millis() + TimeUnit.SECONDS.toMillis(seconds);
    for (long look = 0; ; look++) {
      boolean isPosting = clock.millis() < endMs;
      if (isPosting && look % LOOKS_PER_POST == 0) {
        posted.add(post());
      }
      look(posted, visibleMs);
      boolean isWaitedFor = clock.millis() <= endMs + EventPost.PATIENCE.toMillis();
      if (!isPosting && (posted.isEmpty() || !isWaitedFor)) {
        long nowMs = clock.millis();
        posted.forEach(unseen -> visibleMs.add(nowMs - unseen));
        return new RowTimes(visibleMs, posted.size());
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
    }
  }

  /** Events that were acknowledged, of all runs. */
  public long acknowledged() {
    return acknowledged.get();
  }

  /** Events that were answered otherwise, or not at all. */
  public long refused() {
    return refused.get();
  }

  private void look(Deque<Long> posted, List<Long> visibleMs)
      throws IOException, InterruptedException {
    long newestMs = Long.parseLong(store.run(NEWEST, Map.of("vehicle", VEHICLE)).strip());
    long nowMs = clock.millis();
    while (!posted.isEmpty() && posted.peek() <= newestMs) {
      visibleMs.add(nowMs - posted.poll());
    }
  }

  private long post() {
    long nowMs = clock.millis();
    String body =
        "{\"vehicle_id\":\"%s\",\"timestamp\":%d,\"lat\":48.137154,\"lon\":11.576124}"
            .formatted(VEHICLE, nowMs);
    gateway.post(body, acknowledged::incrementAndGet, refused::incrementAndGet);
    return nowMs;
  }
}
