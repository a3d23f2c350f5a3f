package io.fleet.stream.sql.client;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The statements that declare every topic of the log as a table. */
final class TopicTables {
  private TopicTables() {}

  /**
   * The statements, one after the other.
   *
   * @param bootstrapServers of the log, {@code host:port,…}
   * @param sinceMs where reading begins, epoch milliseconds of the broker's append time
   * @param live whether a query goes on with what comes, or ends with what is there
   */
  static List<String> statements(String bootstrapServers, long sinceMs, boolean live)
      throws IOException {
    Map<String, String> places =
        Map.of(
            "@BOOTSTRAP_SERVERS@",
            bootstrapServers,
            "@SINCE_MS@",
            Long.toString(sinceMs),
            "@UNTIL@",
            live ? "unbounded" : "latest-offset");
    String text = text();
    for (Map.Entry<String, String> place : places.entrySet()) {
      text = text.replace(place.getKey(), place.getValue());
    }
    return Stream.of(text.split(";\\s*\n")).filter(s -> !s.isBlank()).toList();
  }

  private static String text() throws IOException {
    try (InputStream in = TopicTables.class.getResourceAsStream("topics.sql")) {
      if (in == null) {
        throw new FileNotFoundException("topics.sql");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
