package io.fleet.notifier.format;

import java.nio.charset.StandardCharsets;

/**
 * What is sent of an event.
 *
 * @param contentType for the header
 * @param text what is signed; goes out as UTF-8
 */
public record Body(String contentType, String text) {

  /** As it goes out. */
  public byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
