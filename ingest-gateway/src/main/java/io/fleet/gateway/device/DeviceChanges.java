package io.fleet.gateway.device;

import io.fleet.events.reference.ReferenceVersion;
import io.fleet.gateway.reference.ReferenceFeed;
import io.fleet.gateway.reference.ReferenceWriter;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * Changes devices: writes to the log and returns when this gateway has read its own record back, so
 * that the next request sees it. Blocks its caller, some seconds at most.
 */
@Singleton
public class DeviceChanges {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int TRIES = 5;
  private static final int STRIPES = 64;
  private static final int CHANGE_ID_BYTES = 12;

  /** Half of the threads for what blocks: whoever rotates all day must not stop everything else. */
  private static final int AT_ONCE = 8;

  private final DeviceRegistry registry;
  private final ReferenceFeed feed;
  private final ReferenceWriter writer;
  private final Clock clock;
  private final Map<String, CompletableFuture<Boolean>> waiting = new ConcurrentHashMap<>();
  private final Semaphore room = new Semaphore(AT_ONCE);
  private final ReentrantLock[] stripes = new ReentrantLock[STRIPES];

  DeviceChanges(DeviceRegistry registry, ReferenceFeed feed, ReferenceWriter writer, Clock clock) {
    this.registry = registry;
    this.feed = feed;
    this.writer = writer;
    this.clock = clock;
    for (int i = 0; i < STRIPES; i++) {
      stripes[i] = new ReentrantLock();
    }
    registry.tellChangesTo(this::heard);
  }

  private void heard(String changeId, boolean taken) {
    CompletableFuture<Boolean> waiter = waiting.remove(changeId);
    if (waiter != null) {
      waiter.complete(taken);
    }
  }

  /**
   * Changes a device. If another gateway was faster, the change is made again, of what is there
   * then.
   *
   * @param by who asks for it
   * @param change of the device as it stands; may refuse with a {@link DeviceProblem}
   * @return the device as it stands now
   * @throws DeviceProblem what the change refuses; not loaded, or the log away
   */
  Device change(String deviceId, String by, UnaryOperator<Device> change) {
    if (!feed.isLoaded()) {
      throw new DeviceProblem(DeviceProblem.Reason.NOT_READY, "devices are not known yet");
    }
    if (!room.tryAcquire()) {
      throw new DeviceProblem(DeviceProblem.Reason.BUSY, "too many changes at once");
    }
    try {
      return changeOrdered(deviceId, by, change);
    } finally {
      room.release();
    }
  }

  private Device changeOrdered(String deviceId, String by, UnaryOperator<Device> change) {
    ReentrantLock stripe = stripes[Math.floorMod(deviceId.hashCode(), STRIPES)];
    try {
      if (!stripe.tryLock(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw logAway();
      }
      try {
        return changeAlone(deviceId, by, change);
      } finally {
        stripe.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw logAway();
    }
  }

  private Device changeAlone(String deviceId, String by, UnaryOperator<Device> change)
      throws InterruptedException {
    for (int i = 0; i < TRIES; i++) {
      Device before = registry.get(deviceId);
      Device after = change.apply(before).numbered(before.version() + 1);
      if (write(after, by)) {
        return after;
      }
    }
    throw DeviceProblem.conflict("somebody else changes the device, try again");
  }

  /** Whether the record came back and counts; false if another was before it. */
  private boolean write(Device device, String by) throws InterruptedException {
    Instant now = clock.instant();
    String changeId = Secret.randomText(CHANGE_ID_BYTES);
    ReferenceVersion version = new DeviceRecord(device, changeId).toVersion(now, by);
    CompletableFuture<Boolean> back = new CompletableFuture<>();
    waiting.put(changeId, back);
    try {
      writer
          .write(List.of(version))
          .toCompletableFuture()
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return back.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw logAway();
    } finally {
      waiting.remove(changeId);
    }
  }

  private static DeviceProblem logAway() {
    return new DeviceProblem(
        DeviceProblem.Reason.LOG_AWAY, "the log does not answer; look whether the change is there");
  }
}
