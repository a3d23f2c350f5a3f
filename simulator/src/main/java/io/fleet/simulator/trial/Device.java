package io.fleet.simulator.trial;

/** What the script does to the device and not to the motion, until the next message has told it. */
final class Device {
  private double shockMps2;
  private boolean dropSpeed;
  private long callUntilMs = Long.MIN_VALUE;
  private boolean calling;

  /** A shock of one sample. */
  void shock(double mps2) {
    shockMps2 = mps2;
  }

  /** The shock of this step, which is gone afterwards. */
  double takeShock() {
    double taken = shockMps2;
    shockMps2 = 0;
    return taken;
  }

  /** The next message's speed is to be 0. */
  void dropSpeed() {
    dropSpeed = true;
  }

  /** Whether this message's speed is to be 0. */
  boolean takeSpeedDrop() {
    boolean taken = dropSpeed;
    dropSpeed = false;
    return taken;
  }

  /** The driver presses the button and lets it be until then. */
  void call(long untilMs) {
    callUntilMs = untilMs;
    calling = false;
  }

  /** What a message of this moment says of the call: true, once false after it, else null. */
  Boolean takeCall(long nowMs) {
    if (callUntilMs == Long.MIN_VALUE) {
      return null;
    }
    if (nowMs <= callUntilMs || !calling) {
      calling = true;
      return Boolean.TRUE;
    }
    callUntilMs = Long.MIN_VALUE;
    return Boolean.FALSE;
  }
}
