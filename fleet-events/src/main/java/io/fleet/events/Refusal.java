package io.fleet.events;

/**
 * Why a message cannot be taken.
 *
 * @param reason one of the constants here; stable, for machines
 * @param detail a sentence for people; carries no content of the message
 */
public record Refusal(String reason, String detail) {
  /** No JSON object. */
  public static final String MALFORMED = "malformed";

  /** {@code vehicle_id} missing, of the wrong type, or of characters that are not allowed. */
  public static final String VEHICLE_ID = "vehicle_id";

  /** {@code timestamp} missing or no instant. */
  public static final String TIMESTAMP = "timestamp";

  /** The instant is further ahead or back than is believed, see {@link ClockRule}. */
  public static final String CLOCK = "clock";

  /** Nothing but who and when. */
  public static final String EMPTY = "empty";

  /** A required field of another record is missing or wrong. */
  public static final String FIELD = "field";

  /** Carries a refusal up from a reader. */
  public static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public RefusedException(String reason, String detail) {
      super(reason + ": " + detail, null, false, false);
      this.refusal = new Refusal(reason, detail);
    }

    public Refusal refusal() {
      return refusal;
    }
  }
}
