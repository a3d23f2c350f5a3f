package io.fleet.local.bench.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Bodies of many events, a line each; no event twice. Plain ones are made as they are needed, into
 * a copy of their own. What is packed is packed beforehand: packing would take more of the machine
 * than everything that is to be measured.
 */
final class BatchBodies {
  private final int events;
  private final byte[] plain;
  private final int[] timesAt;
  private final long stepMs;
  private long timeMs;

  /**
   * @param prefix of the vehicles' ids; a body has one event of each
   * @param events in a body
   * @param firstTimeMs of the first body's events
   * @param stepMs by how much each further body is later
   */
  BatchBodies(String prefix, int events, long firstTimeMs, long stepMs) {
    this.stepMs = stepMs;
    this.events = events;
    this.timesAt = new int[events];
    this.timeMs = firstTimeMs;
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int i = 0; i < events; i++) {
      EventTemplate event = new EventTemplate(prefix + i);
      timesAt[i] = body.size() + event.timeAt();
      body.writeBytes(event.at(firstTimeMs));
      body.writeBytes("\n".getBytes(StandardCharsets.US_ASCII));
    }
    this.plain = body.toByteArray();
  }

  int events() {
    return events;
  }

  synchronized byte[] next() {
    for (int at : timesAt) {
      EventTemplate.putTime(plain, at, timeMs);
    }
    timeMs += stepMs;
    return plain.clone();
  }

  /** That many packed bodies. */
  List<byte[]> packed(int count) throws IOException {
    List<byte[]> bodies = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 8);
      try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
        out.write(next());
      }
      bodies.add(bytes.toByteArray());
    }
    return bodies;
  }
}
