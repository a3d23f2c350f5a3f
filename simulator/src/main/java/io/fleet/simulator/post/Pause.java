package io.fleet.simulator.post;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Lets time pass; tests let it pass at once. */
@FunctionalInterface
public interface Pause {
  /** Waits in real time. */
  Pause REAL = duration -> TimeUnit.MILLISECONDS.sleep(duration.toMillis());

  void pause(Duration duration) throws InterruptedException;
}
