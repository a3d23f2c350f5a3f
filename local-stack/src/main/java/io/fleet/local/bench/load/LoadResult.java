package io.fleet.local.bench.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;

/**
 * What a generator did.
 *
 * @param sent events sent
 * @param acknowledged events the other side took, each counted once
 * @param refused events answered otherwise
 * @param lost connections that ended although nobody wanted it
 * @param seconds from the first event to the end of sending
 * @param inTime events acknowledged within these seconds; the rest were waited for afterwards
 * @param p50Ms median of sending to acknowledgement, 0 if not measured
 * @param p99Ms of the same
 */
public record LoadResult(
    long sent,
    long acknowledged,
    long refused,
    long lost,
    double seconds,
    long inTime,
    double p50Ms,
    double p99Ms) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Events acknowledged a second. */
  public double perSecond() {
    return inTime / seconds;
  }

  /** Events whose answer never came: they may have been taken or not. */
  public long unanswered() {
    return sent - acknowledged - refused;
  }

  /** As the line a generator prints. */
  public String json() {
    try {
      return JSON.writeValueAsString(new Line(this));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads that line.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static LoadResult parse(String line) {
    try {
      return JSON.readValue(line, Line.class).result();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no result of a generator: " + line, e);
    }
  }

  /** Keeps the derived figures out of the line. */
  private record Line(LoadResult result) {}
}
