package io.fleet.local.chaos;

import io.fleet.local.process.Launch;
import io.fleet.local.process.Part;

/** Keeps a part that has died from being started again, for as long as it is shut. */
final class Gate {
  /** A stack is not judged by how soon it comes up on a machine that does much besides. */
  private static final int PATIENCE = 3;

  private boolean isShut;

  synchronized void shut() {
    isShut = true;
  }

  synchronized void open() {
    isShut = false;
    notifyAll();
  }

  /** The part behind this gate. */
  Part behind(Part part) {
    return part.launchedBy(() -> pass(part))
        .withStartPatience(part.startPatience().multipliedBy(PATIENCE));
  }

  private Launch pass(Part part) {
    try {
      await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before " + part.name() + " was started", e);
    }
    return part.launch().get();
  }

  private synchronized void await() throws InterruptedException {
    while (isShut) {
      wait();
    }
  }
}
