package io.fleet.events;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The record the gateway writes to every telemetry partition once a second, so that readers know
 * how far the log's own time is when vehicles are silent. Its time is the broker's append time.
 */
public final class Heartbeat {
  /** The record's key; no vehicle can be called so. */
  public static final String KEY = "~heartbeat";

  private static final byte[] KEY_BYTES = KEY.getBytes(StandardCharsets.UTF_8);
  private static final byte[] VALUE_BYTES = "{\"heartbeat\":true}".getBytes(StandardCharsets.UTF_8);

  private Heartbeat() {}

  public static byte[] key() {
    return KEY_BYTES.clone();
  }

  public static byte[] value() {
    return VALUE_BYTES.clone();
  }

  /** Whether a record's key marks a heartbeat. */
  public static boolean isKey(byte[] key) {
    return Arrays.equals(key, KEY_BYTES);
  }
}
