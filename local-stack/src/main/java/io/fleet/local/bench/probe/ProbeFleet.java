package io.fleet.local.bench.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.local.webhook.ReceivedMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;

/**
 * Vehicles that call for help by turns, and take it back half a round later, so that each call is
 * an episode of its own.
 */
public final class ProbeFleet {
  private static final int VEHICLES = 40;
  private static final long LOOK_MS = 200;
  private static final String PREFIX = "probe-";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final EventPost gateway;
  private final Clock clock;
  private final Map<String, Probe> probes = new ConcurrentHashMap<>();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger notVerified = new AtomicInteger();

  /** Goes on from one stretch of calls to the next: who calls twice in a row is told of once. */
  private int turn;

  /**
   * @param gatewayUrl where events are posted
   * @param token lets in who may speak for every vehicle
   */
  public ProbeFleet(String gatewayUrl, String token, Clock clock) {
    this.gateway = new EventPost(gatewayUrl, token);
    this.clock = clock;
  }

  /** Calls for help so long, one call every so many milliseconds; forgets what was before. */
  public void callFor(int seconds, int everyMs) {
    long calls = TimeUnit.SECONDS.toMillis(seconds) / everyMs;
    call(i -> i < calls, everyMs);
  }

  /** The same until something is over. */
  public void callUntil(BooleanSupplier isOver, int everyMs) {
    call(i -> !isOver.getAsBoolean(), everyMs);
  }

  private void call(LongPredicate wantsCall, int everyMs) {
    probes.clear();
    long startNs = System.nanoTime();
    for (long i = 0; wantsCall.test(i); i++) {
      await(startNs + TimeUnit.MILLISECONDS.toNanos(i * everyMs));
      call(turn % VEHICLES);
      post((turn + VEHICLES / 2) % VEHICLES, clock.instant(), false, () -> {});
      turn++;
    }
  }

  private void call(int vehicle) {
    Instant now = clock.instant();
    String key = key(PREFIX + vehicle, now.toEpochMilli());
    probes.put(key, new Probe(now, null, null, null));
    post(
        vehicle,
        now,
        true,
        () -> probes.computeIfPresent(key, (k, probe) -> probe.acknowledged(clock.instant())));
  }

  private void post(int vehicle, Instant at, boolean sos, Runnable acknowledged) {
    String body =
        "{\"vehicle_id\":\"%s%d\",\"timestamp\":%d,\"lat\":48.137154,\"lon\":11.576124,\"sos\":%s}"
            .formatted(PREFIX, vehicle, at.toEpochMilli(), sos);
    gateway.post(body, acknowledged, refused::incrementAndGet);
  }

  /** Takes a webhook, from any thread. */
  public void received(ReceivedMessage message) {
    Instant now = clock.instant();
    if (!message.verified()) {
      notVerified.incrementAndGet();
      return;
    }
    try {
      JsonNode alert = JSON.readTree(message.body()).path("data");
      Instant started = Instant.parse(alert.path("started_at").asText());
      Instant emitted = Instant.parse(alert.path("emitted_at").asText());
      String key = key(alert.path("vehicle_id").asText(), started.toEpochMilli());
      probes.computeIfPresent(key, (k, probe) -> probe.received(emitted, now));
    } catch (JsonProcessingException e) {
      notVerified.incrementAndGet();
    }
  }

  /** By the clock that the calls' times are taken from. */
  public Instant now() {
    return clock.instant();
  }

  /** Whether every call has been told. */
  public boolean isAllTold() {
    return probes.values().stream().allMatch(Probe::isTold);
  }

  /** Waits until every call has been told, but not for ever. */
  public void awaitTold(Duration patience) throws InterruptedException {
    long deadlineNs = System.nanoTime() + patience.toNanos();
    while (!isAllTold() && System.nanoTime() < deadlineNs) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
    }
  }

  /** What is known now of the calls since the last beginning. */
  public ProbeTimes times() {
    return new ProbeTimes(List.copyOf(probes.values()), refused.get(), notVerified.get());
  }

  private static String key(String vehicleId, long startedAtMs) {
    return vehicleId + '@' + startedAtMs;
  }

  private static void await(long dueNs) {
    for (long left = dueNs - System.nanoTime(); left > 0; left = dueNs - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
