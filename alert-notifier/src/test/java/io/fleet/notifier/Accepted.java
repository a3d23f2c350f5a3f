package io.fleet.notifier;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a {@link ReceiverProcess} has accepted, read on as its file grows. */
final class Accepted {
  private final Path file;
  private final Map<String, Set<String>> idsByMessage = new HashMap<>();
  private final Set<String> alerts = new HashSet<>();
  private long position;
  private int lines;

  Accepted(Path file) {
    this.file = file;
  }

  /** How many different messages: alert, version and endpoint. */
  int messages() {
    read();
    return idsByMessage.size();
  }

  boolean hasMessage(String alertId, long version, String endpointId) {
    return idsByMessage.containsKey(endpointId + ' ' + alertId + ' ' + version);
  }

  /** Whether any endpoint has got any version of it. */
  boolean hasAlert(String alertId) {
    read();
    return alerts.contains(alertId);
  }

  /** How often something was accepted that had been accepted before. */
  int repeats() {
    return lines - idsByMessage.size();
  }

  /** Messages that came under more than one id. */
  long underSeveralIds() {
    return idsByMessage.values().stream().filter(ids -> ids.size() > 1).count();
  }

  private void read() {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      byte[] bytes = new byte[(int) (in.length() - position)];
      in.seek(position);
      in.readFully(bytes);
      int end = bytes.length;
      while (end > 0 && bytes[end - 1] != '\n') {
        end--;
      }
      position += end;
      new String(bytes, 0, end, StandardCharsets.UTF_8).lines().forEach(this::take);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(String line) {
    String[] parts = line.split(" ");
    lines++;
    alerts.add(parts[2]);
    idsByMessage
        .computeIfAbsent(parts[0] + ' ' + parts[2] + ' ' + parts[3], m -> new HashSet<>())
        .add(parts[1]);
  }
}
