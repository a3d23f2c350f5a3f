package io.fleet.stream.io;

import java.util.Map;

/** A record of the log as it is, with its place and time there. Not altered once it is made. */
public final class LogRecord {
  public String topic;
  public int partition;
  public long offset;

  /** Append time, epoch milliseconds. */
  public long appendMs;

  /** The record's key, or null. */
  public byte[] key;

  /** The record's value, or null. */
  public byte[] value;

  /** Headers as text; of several with one name the last. */
  public Map<String, String> headers;

  /** For the serializer. */
  public LogRecord() {}

  public LogRecord(
      String topic,
      int partition,
      long offset,
      long appendMs,
      byte[] key,
      byte[] value,
      Map<String, String> headers) {
    this.topic = topic;
    this.partition = partition;
    this.offset = offset;
    this.appendMs = appendMs;
    this.key = key;
    this.value = value;
    this.headers = headers;
  }

  /** Where it stands: {@code topic-partition-offset}. */
  public String place() {
    return topic + '-' + partition + '-' + offset;
  }
}
