package io.fleet.stream.rule.harsh;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import java.util.Arrays;

/**
 * How strong a manoeuvre was. Immutable.
 *
 * <p>The greatest of several samples is more than what they measured, as each has an error: the
 * longer a manoeuvre, the more. So an accelerometer's peak is the mean of those samples that its
 * error cannot tell from the greatest. What two speeds say and what the device reports count as
 * they are.
 */
final class Peak {
  /** Three times the error of a tracker's accelerometer (1 σ of 0.08 m/s²), 0.001 g. */
  static final int ERROR_MG = 25;

  static final Peak NONE = new Peak(new int[0], 0, 0);

  private static final int MOST_KEPT = 5;

  private final int[] strongestMg;
  private final int speedMg;
  private final int deviceMg;

  private Peak(int[] strongestMg, int speedMg, int deviceMg) {
    this.strongestMg = strongestMg;
    this.speedMg = speedMg;
    this.deviceMg = deviceMg;
  }

  Peak with(Sample sample) {
    int mg = sample.magnitudeMg();
    return switch (sample.basis()) {
      case ACCELEROMETER -> new Peak(withStrong(mg), speedMg, deviceMg);
      case SPEED -> new Peak(strongestMg, Math.max(speedMg, mg), deviceMg);
      case DEVICE -> new Peak(strongestMg, speedMg, Math.max(deviceMg, mg));
    };
  }

  /** The greatest of all so far, the greatest first. */
  private int[] withStrong(int mg) {
    int[] all = Arrays.copyOf(strongestMg, strongestMg.length + 1);
    int at = strongestMg.length;
    while (at > 0 && all[at - 1] < mg) {
      all[at] = all[at - 1];
      at--;
    }
    all[at] = mg;
    return all.length > MOST_KEPT ? Arrays.copyOf(all, MOST_KEPT) : all;
  }

  /** The magnitude, 0.001 g; 0 when all there is is a report without a value. */
  int mg() {
    return Math.max(computedMg(), deviceMg);
  }

  private int computedMg() {
    return Math.max(levelMg(), speedMg);
  }

  private int levelMg() {
    int sum = 0;
    int n = 0;
    while (n < strongestMg.length && strongestMg[n] >= strongestMg[0] - ERROR_MG) {
      sum += strongestMg[n++];
    }
    return n == 0 ? 0 : (sum + n / 2) / n;
  }

  /** What the magnitude is known by. */
  Evidence basis() {
    if (computedMg() == 0 || deviceMg > computedMg()) {
      return Evidence.DEVICE;
    }
    return speedMg > levelMg() ? Evidence.SPEED : Evidence.ACCELEROMETER;
  }

  /** Whether what was computed reaches a threshold, as far as is known. */
  boolean reaches(int thresholdMg) {
    return computedMg() >= thresholdMg;
  }

  /** Whether it will reach a threshold whatever samples may follow. */
  boolean surelyReaches(int thresholdMg) {
    return speedMg >= thresholdMg
        || (strongestMg.length > 0 && strongestMg[0] >= thresholdMg + ERROR_MG);
  }

  void write(ByteWriter out) {
    out.writeVarLong(strongestMg.length);
    for (int mg : strongestMg) {
      out.writeInt(mg);
    }
    out.writeInt(speedMg);
    out.writeInt(deviceMg);
  }

  static Peak read(ByteReader in) {
    int[] strongest = new int[(int) in.readVarLong()];
    for (int i = 0; i < strongest.length; i++) {
      strongest[i] = in.readInt();
    }
    return new Peak(strongest, in.readInt(), in.readInt());
  }

  /** What was once kept as one number and its basis. */
  static Peak of(int mg, Evidence basis) {
    return switch (basis) {
      case ACCELEROMETER -> new Peak(new int[] {mg}, 0, 0);
      case SPEED -> new Peak(new int[0], mg, 0);
      case DEVICE -> new Peak(new int[0], 0, mg);
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Peak peak
        && Arrays.equals(strongestMg, peak.strongestMg)
        && speedMg == peak.speedMg
        && deviceMg == peak.deviceMg;
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(strongestMg) + speedMg) + deviceMg;
  }
}
