package io.fleet.simulator.replay;

import java.io.Closeable;
import java.io.IOException;

/** An open file of recorded telemetry, read once from its beginning, in its own order. */
public interface RecordedFile extends Closeable {
  /**
   * The next record; one that makes no sense is told as such and does not end the reading.
   *
   * @return null at the end
   * @throws IOException if the file cannot be read on
   */
  RecordedEvent next() throws IOException;
}
