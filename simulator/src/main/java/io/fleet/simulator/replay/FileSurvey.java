package io.fleet.simulator.replay;

import java.io.IOException;
import java.time.Instant;

/**
 * What a first reading of a file tells.
 *
 * @param records how many there are
 * @param lastMs the greatest time told, epoch milliseconds, or {@link RecordedEvent#NO_TIME}
 */
record FileSurvey(long records, long lastMs) {
  static FileSurvey of(RecordedFile file) throws IOException {
    long records = 0;
    long lastMs = RecordedEvent.NO_TIME;
    for (RecordedEvent event = file.next(); event != null; event = file.next()) {
      records++;
      lastMs = Math.max(lastMs, event.timestampMs());
    }
    return new FileSurvey(records, lastMs);
  }

  /** What brings the last event to an instant, whole milliseconds; 0 if no time is told. */
  long shiftTo(Instant instant) {
    return lastMs == RecordedEvent.NO_TIME ? 0 : instant.toEpochMilli() - lastMs;
  }
}
