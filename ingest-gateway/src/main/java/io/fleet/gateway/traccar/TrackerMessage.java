package io.fleet.gateway.traccar;

import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * What a tracker app sends.
 *
 * @param key how it names itself, as sent; null if it does not
 * @param drafts its messages, at least one
 */
public record TrackerMessage(String key, List<TelemetryDraft> drafts) {

  /** Keeps its own copy of the list. */
  public TrackerMessage {
    drafts = List.copyOf(drafts);
  }

  /**
   * All messages as lines of telemetry JSON.
   *
   * @param deviceId whose key it is
   * @param nowMs the server's time, for messages that name none
   */
  public byte[] lines(String deviceId, long nowMs) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256 * drafts.size());
    for (TelemetryDraft draft : drafts) {
      draft.write(deviceId, nowMs, bytes);
      bytes.write('\n');
    }
    return bytes.toByteArray();
  }

  /** Shows no content: the key is a secret. */
  @Override
  public String toString() {
    return "TrackerMessage[" + drafts.size() + " drafts]";
  }
}
