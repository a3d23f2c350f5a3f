package io.fleet.local.backup;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * What a restored stack has, and what it lacks.
 *
 * @param takenAt the moment of the backup
 * @param logSurvived whether the log is the one the backup was taken beside
 * @param recordsReadAgain how many records the job reads again; 0 where the log is a new one
 * @param records reference data written into the new log, by topic
 * @param rows in the tables
 * @param lost what nobody has any more; null if nothing is lost
 */
record RestoreReport(
    @JsonProperty("taken_at") String takenAt,
    @JsonProperty("log_survived") boolean logSurvived,
    @JsonProperty("records_read_again") long recordsReadAgain,
    Map<String, Long> records,
    Map<String, Long> rows,
    @JsonInclude(JsonInclude.Include.NON_NULL) Lost lost) {

  /**
   * An interval, ISO-8601. What was acknowledged in it is gone unless its sender still has it.
   *
   * @param from the moment of the backup
   * @param until when the log that there is begins
   */
  record Lost(String from, String until) {}
}
