package io.fleet.chaos.drive;

/**
 * An event of a script.
 *
 * @param offsetMs when it is due after the beginning
 * @param vehicleId whose it is
 * @param timeMs its own time, epoch milliseconds
 * @param alone whether it is posted by itself, since the gateway may refuse it
 * @param json as it is posted
 */
record ScriptLine(long offsetMs, String vehicleId, long timeMs, boolean alone, String json) {
  private static final int FIELDS = 5;

  /** Of fields that tabs separate. */
  static ScriptLine parse(String line) {
    String[] fields = line.split("\t", FIELDS);
    return new ScriptLine(
        Long.parseLong(fields[0]),
        fields[1],
        Long.parseLong(fields[2]),
        Boolean.parseBoolean(fields[3]),
        fields[4]);
  }
}
