package io.fleet.simulator.script;

import java.util.function.Consumer;

/** A piece of driving with one simple demand. */
public interface Segment {
  double STEP_S = ScriptedMotion.STEP_MS / 1_000.0;

  /** What happens at its first moment. */
  default void begin(ScriptedMotion motion) {}

  /**
   * @param elapsedS since its first moment
   */
  boolean isOver(double elapsedS, ScriptedMotion motion);

  /** What is asked for along, m/s², forward positive. */
  double along(double elapsedS, ScriptedMotion motion);

  /** What is asked for across, m/s², right positive. */
  default double across(double elapsedS, ScriptedMotion motion) {
    return motion.homewardMps2();
  }

  /** Something at once, without driving. */
  record Instantly(Consumer<ScriptedMotion> deed) implements Segment {
    @Override
    public void begin(ScriptedMotion motion) {
      deed.accept(motion);
    }

    @Override
    public boolean isOver(double elapsedS, ScriptedMotion motion) {
      return true;
    }

    @Override
    public double along(double elapsedS, ScriptedMotion motion) {
      return 0;
    }
  }

  /** Keeps its speed, or stands. */
  record Hold(double seconds) implements Segment {
    @Override
    public boolean isOver(double elapsedS, ScriptedMotion motion) {
      return elapsedS >= seconds;
    }

    @Override
    public double along(double elapsedS, ScriptedMotion motion) {
      return 0;
    }
  }

  /** Goes gently to another speed. */
  record Reach(double targetMps) implements Segment {
    /** Below what any observer calls a manoeuvre. */
    public static final double GENTLE_MPS2 = 1.0;

    private static final double CLOSE_MPS = 1e-9;

    @Override
    public boolean isOver(double elapsedS, ScriptedMotion motion) {
      return Math.abs(targetMps - motion.speedMps()) < CLOSE_MPS;
    }

    @Override
    public double along(double elapsedS, ScriptedMotion motion) {
      double asked = (targetMps - motion.speedMps()) / STEP_S;
      return Math.max(-GENTLE_MPS2, Math.min(GENTLE_MPS2, asked));
    }
  }

  /**
   * A manoeuvre: up to its peak within 0.2 s, held, and down within 0.2 s.
   *
   * @param peakMps2 signed
   * @param sideways whether across instead of along
   */
  record Pulse(double peakMps2, double seconds, boolean sideways) implements Segment {
    public static final double RAMP_S = 0.2;

    @Override
    public boolean isOver(double elapsedS, ScriptedMotion motion) {
      return elapsedS >= seconds;
    }

    private double asked(double elapsedS) {
      double at = elapsedS + STEP_S / 2;
      double share = Math.min(1, Math.min(at, seconds - at) / RAMP_S);
      return peakMps2 * Math.max(0, share);
    }

    @Override
    public double along(double elapsedS, ScriptedMotion motion) {
      return sideways ? 0 : asked(elapsedS);
    }

    @Override
    public double across(double elapsedS, ScriptedMotion motion) {
      return sideways ? asked(elapsedS) : 0;
    }
  }

  /** Brakes hard down to a speed. */
  record Brake(double mps2, double untilMps) implements Segment {
    @Override
    public boolean isOver(double elapsedS, ScriptedMotion motion) {
      return motion.speedMps() <= untilMps;
    }

    @Override
    public double along(double elapsedS, ScriptedMotion motion) {
      return -mps2 * Math.min(1, (elapsedS + STEP_S / 2) / Pulse.RAMP_S);
    }

    @Override
    public double across(double elapsedS, ScriptedMotion motion) {
      return 0;
    }
  }

  /** A collision: a sudden loss of speed. */
  record Impact(double mps2, double seconds) implements Segment {
    @Override
    public boolean isOver(double elapsedS, ScriptedMotion motion) {
      return elapsedS >= seconds;
    }

    @Override
    public double along(double elapsedS, ScriptedMotion motion) {
      return -mps2;
    }

    @Override
    public double across(double elapsedS, ScriptedMotion motion) {
      return 0;
    }
  }
}
