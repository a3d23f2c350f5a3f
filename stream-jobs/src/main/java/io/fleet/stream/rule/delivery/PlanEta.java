package io.fleet.stream.rule.delivery;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.plan.DeliveryPlan;
import java.util.BitSet;

/**
 * What is remembered of the ETAs of one plan. Never altered once it is handed out.
 *
 * <p>A version of a plan that changes promises anew.
 */
final class PlanEta {
  static final int NOT_PROMISED = -1;
  private static final long MS_PER_S = 1_000;

  /** Of which version of the plan, see {@link DeliveryPlan}. */
  long fromMs = Long.MIN_VALUE;

  long number = -1;

  /** Whether the vehicle is on its way. */
  boolean begun;

  /** When risks were last judged, epoch milliseconds; 0 before that. */
  long judgedMs;

  /** When each stop was first promised, s after the plan began; empty before it was. */
  int[] promisedS = {};

  /** Stops that were expected too late when they were judged last, by their places in the plan. */
  BitSet doubtful = new BitSet();

  /** Whether the plan's ETAs had slipped when they were judged last. */
  boolean slipDoubtful;

  /** Since when it is told that they have, epoch milliseconds; 0 if it is not. */
  long slipSinceMs;

  /** How many stops had been reached when the leg began that is being driven. */
  int legNumber;

  /** What was driven on it, mm. */
  long legMm;

  /** By how much it is longer than expected, m. */
  long legDetourM;

  /** By how much legs before it were longer than expected, m. */
  long detourM;

  /** How long the vehicle stood where no stop is, ms. */
  long haltMs;

  PlanEta copy() {
    PlanEta copy = new PlanEta();
    copy.fromMs = fromMs;
    copy.number = number;
    copy.begun = begun;
    copy.judgedMs = judgedMs;
    copy.promisedS = promisedS;
    copy.doubtful = doubtful;
    copy.slipDoubtful = slipDoubtful;
    copy.slipSinceMs = slipSinceMs;
    copy.legNumber = legNumber;
    copy.legMm = legMm;
    copy.legDetourM = legDetourM;
    copy.detourM = detourM;
    copy.haltMs = haltMs;
    return copy;
  }

  /** Turns to the version of the plan that holds. */
  void turnTo(DeliveryPlan plan) {
    if (fromMs == plan.fromMs() && number == plan.number()) {
      return;
    }
    fromMs = plan.fromMs();
    number = plan.number();
    promisedS = new int[] {};
    doubtful = new BitSet();
  }

  boolean isPromised() {
    return promisedS.length > 0;
  }

  /** When a stop was first expected, epoch milliseconds, or {@link #NOT_PROMISED}. */
  long promisedMs(DeliveryPlan plan, int place) {
    boolean isKnown = place < promisedS.length && promisedS[place] != NOT_PROMISED;
    return isKnown ? plan.sinceMs() + promisedS[place] * MS_PER_S : NOT_PROMISED;
  }

  static int promiseOf(DeliveryPlan plan, long etaMs) {
    return (int) Math.max(0, (etaMs - plan.sinceMs()) / MS_PER_S);
  }

  void write(ByteWriter out) {
    out.writeLong(fromMs);
    out.writeSigned(number);
    out.writeBoolean(begun);
    out.writeSigned(judgedMs);
    out.writeVarLong(promisedS.length);
    for (int each : promisedS) {
      out.writeSigned(each);
    }
    long[] words = doubtful.toLongArray();
    out.writeVarLong(words.length);
    for (long word : words) {
      out.writeLong(word);
    }
    out.writeBoolean(slipDoubtful);
    out.writeSigned(slipSinceMs);
    out.writeVarLong(legNumber);
    out.writeVarLong(legMm);
    out.writeVarLong(legDetourM);
    out.writeVarLong(detourM);
    out.writeVarLong(haltMs);
  }

  static PlanEta read(ByteReader in) {
    PlanEta eta = new PlanEta();
    eta.fromMs = in.readLong();
    eta.number = in.readSigned();
    eta.begun = in.readBoolean();
    eta.judgedMs = in.readSigned();
    eta.promisedS = new int[(int) in.readVarLong()];
    for (int i = 0; i < eta.promisedS.length; i++) {
      eta.promisedS[i] = (int) in.readSigned();
    }
    long[] words = new long[(int) in.readVarLong()];
    for (int i = 0; i < words.length; i++) {
      words[i] = in.readLong();
    }
    eta.doubtful = BitSet.valueOf(words);
    eta.slipDoubtful = in.readBoolean();
    eta.slipSinceMs = in.readSigned();
    eta.legNumber = (int) in.readVarLong();
    eta.legMm = in.readVarLong();
    eta.legDetourM = in.readVarLong();
    eta.detourM = in.readVarLong();
    eta.haltMs = in.readVarLong();
    return eta;
  }
}
