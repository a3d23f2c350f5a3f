package io.fleet.events;

/**
 * Something the tracker itself detected and put into a message.
 *
 * @param type one of the constants here, or a type of the device's own (kept, not judged); 1–64
 *     characters
 * @param valueMg its strength in 0.001 g, or {@link #UNKNOWN}
 * @param speedCkmph the speed with it in 0.01 km/h, or {@link #UNKNOWN}
 * @param atMs when it happened, epoch milliseconds, or {@link #NO_TIME} for the message's own time
 */
public record DeviceEvent(String type, int valueMg, int speedCkmph, long atMs) {
  /** Stands for a number the device did not tell. */
  public static final int UNKNOWN = Integer.MIN_VALUE;

  /** Stands for a time the device did not tell. */
  public static final long NO_TIME = Long.MIN_VALUE;

  public static final String HARSH_BRAKING = "harsh_braking";
  public static final String HARSH_ACCELERATION = "harsh_acceleration";
  public static final String HARSH_CORNERING = "harsh_cornering";
  public static final String CRASH = "crash";
  public static final String OVERSPEED = "overspeed";
  public static final String TOW = "tow";
  public static final String SOS = "sos";
  public static final String POWER_CUT = "power_cut";
  public static final String JAMMING = "jamming";
  public static final String TAMPER = "tamper";
  public static final String SEAT_BELT = "seat_belt";
  public static final String PHONE = "phone";
  public static final String FATIGUE = "fatigue";

  /** Whether it asks for help or reports a crash: content that is raised whatever else is wrong. */
  public boolean isUrgent() {
    return SOS.equals(type) || CRASH.equals(type);
  }

  /** An event of which only the type is known. */
  public static DeviceEvent of(String type) {
    return new DeviceEvent(type, UNKNOWN, UNKNOWN, NO_TIME);
  }
}
