package io.fleet.stream.io.clickhouse;

/**
 * One life of one writer; begins the names of its files.
 *
 * @param label of the sink
 * @param subtask index of the writer in its operator
 * @param attempt how often Flink has started the task in this run of the job
 * @param startedMs when the writer was opened, epoch milliseconds
 */
record WriterId(String label, int subtask, int attempt, long startedMs) {

  /** The name without its end: nothing else ever has it. */
  String fileName(int sequence) {
    return String.join(
        "-",
        label,
        Integer.toString(subtask),
        Integer.toString(attempt),
        Long.toString(startedMs),
        Integer.toString(sequence));
  }

  /** The writer a file name was made by, or null if it is none of ours. */
  static WriterId ofFileName(String name) {
    String[] parts = name.split("-", -1);
    if (parts.length != 5) {
      return null;
    }
    try {
      int subtask = Integer.parseInt(parts[1]);
      int attempt = Integer.parseInt(parts[2]);
      return new WriterId(parts[0], subtask, attempt, Long.parseLong(parts[3]));
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
