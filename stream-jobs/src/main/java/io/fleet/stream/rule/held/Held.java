package io.fleet.stream.rule.held;

import io.fleet.events.Alert;
import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;

/**
 * How far a condition has come that must hold for a time before it counts. Readings decide and
 * nothing else: between two of them nobody knows, and no timer opens or ends anything.
 *
 * @param sinceMs the first bad reading of the row, epoch milliseconds, or {@link #NEVER}
 * @param lastMs the last reading that counted, epoch milliseconds
 * @param clearSinceMs the first of the clear readings that may end it, or {@link #NEVER}
 * @param open whether it has held long enough
 * @param worst the worst value of the row
 * @param toldWorst the worst value when it was last told
 */
public record Held(
    long sinceMs, long lastMs, long clearSinceMs, boolean open, int worst, int toldWorst) {
  static final long NEVER = Long.MIN_VALUE;

  /** It does not hold. */
  public static final Held NONE = new Held(NEVER, NEVER, NEVER, false, 0, 0);

  /**
   * After one message.
   *
   * @param value what was read; of meaning with {@link Verdict#BAD} alone
   */
  public Held after(Verdict verdict, long atMs, int value, Terms terms) {
    return switch (verdict) {
      case UNKNOWN -> this;
      case BAD -> bad(atMs, value, terms);
      case BETWEEN -> open ? unclear(atMs) : NONE;
      case CLEAR -> open ? clear(atMs, terms) : NONE;
    };
  }

  /** Whether a message leaves it as it is, as nearly all do. */
  public boolean isLeftBy(Verdict verdict) {
    return verdict == Verdict.UNKNOWN || this == NONE && verdict != Verdict.BAD;
  }

  private Held bad(long atMs, int value, Terms terms) {
    boolean anew = sinceMs == NEVER || !open && atMs - lastMs > terms.longestGapMs();
    long since = anew ? atMs : sinceMs;
    int worse = anew ? value : terms.worse(worst, value);
    boolean opened = open || atMs - since >= terms.opensAfterMs();
    boolean told = opened && (!open || terms.isToBeTold(toldWorst, worse));
    return new Held(since, atMs, NEVER, opened, worse, told ? worse : toldWorst);
  }

  private Held unclear(long atMs) {
    return clearSinceMs == NEVER ? this : new Held(sinceMs, atMs, NEVER, true, worst, toldWorst);
  }

  private Held clear(long atMs, Terms terms) {
    long from = clearFromMs(atMs, terms);
    return atMs - from >= terms.clearsAfterMs()
        ? NONE
        : new Held(sinceMs, atMs, from, true, worst, toldWorst);
  }

  /** With a clear reading: since when it is over, if it is, epoch milliseconds. */
  public long clearFromMs(long atMs, Terms terms) {
    boolean anew = clearSinceMs == NEVER || atMs - lastMs > terms.longestGapMs();
    return anew ? atMs : clearSinceMs;
  }

  /** After a silence longer than any gap allowed: a row that is not open begins anew. */
  public Held residue() {
    return open ? this : NONE;
  }

  /** What is to be told of the step to another, or null. */
  public Alert.State toTell(Held next) {
    if (open != next.open) {
      return open ? Alert.State.RESOLVED : Alert.State.OPENED;
    }
    return open && next.toldWorst != toldWorst ? Alert.State.UPDATED : null;
  }

  /** Writes it into a checkpoint. */
  public void write(ByteWriter out) {
    out.writeBoolean(sinceMs != NEVER);
    if (sinceMs != NEVER) {
      out.writeLong(sinceMs);
      out.writeLong(lastMs);
      out.writeLong(clearSinceMs);
      out.writeBoolean(open);
      out.writeSigned(worst);
      out.writeSigned(toldWorst);
    }
  }

  /** Reads one from a checkpoint. */
  public static Held read(ByteReader in) {
    return in.readBoolean()
        ? new Held(
            in.readLong(),
            in.readLong(),
            in.readLong(),
            in.readBoolean(),
            (int) in.readSigned(),
            (int) in.readSigned())
        : NONE;
  }
}
