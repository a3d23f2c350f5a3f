package io.fleet.stream.sql.client;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.table.client.SqlClient;
import org.apache.flink.util.ParameterTool;

/**
 * Opens Flink's SQL client with every topic declared as a table: {@code --bootstrap-servers H:P
 * --since-ms EPOCH_MS --live true|false --directory DIR [--file FILE]}. Which cluster is asked says
 * the configuration in the directory named by {@code FLINK_CONF_DIR}.
 */
public final class SqlShell {
  private SqlShell() {}

  /** Runs until the person leaves, or the file is done. */
  public static void main(String... args) throws IOException {
    ParameterTool given = ParameterTool.fromArgs(args);
    boolean live = given.getBoolean("live", false);
    Path declarations =
        Files.writeString(
            Path.of(given.getRequired("directory")).resolve("topics.sql"),
            declarations(given.getRequired("bootstrap-servers"), given.getLong("since-ms"), live));
    Stream<String> session = Stream.of("-i", declarations.toString());
    Stream<String> batch = given.has("file") ? Stream.of("-f", given.get("file")) : Stream.of();
    SqlClient.main(Stream.concat(session, batch).toArray(String[]::new));
  }

  /**
   * The statements that declare the topics.
   *
   * @param sinceMs where reading begins, epoch milliseconds of the broker's append time
   * @param live whether a query goes on with what comes, or ends with what is there
   */
  static String declarations(String bootstrapServers, long sinceMs, boolean live)
      throws IOException {
    Map<String, String> places =
        Map.of(
            "@BOOTSTRAP_SERVERS@",
            bootstrapServers,
            "@SINCE_MS@",
            Long.toString(sinceMs),
            "@UNTIL@",
            live ? "unbounded" : "latest-offset");
    String text = "SET 'execution.runtime-mode' = '" + (live ? "streaming" : "batch") + "';\n";
    text += topics();
    for (Map.Entry<String, String> place : places.entrySet()) {
      text = text.replace(place.getKey(), place.getValue());
    }
    return text;
  }

  /** The statements, one after the other, as {@link #declarations} writes them. */
  static List<String> statements(String declarations) {
    return Stream.of(declarations.split(";\\s*\n")).filter(s -> !s.isBlank()).toList();
  }

  private static String topics() throws IOException {
    try (InputStream in = SqlShell.class.getResourceAsStream("topics.sql")) {
      if (in == null) {
        throw new FileNotFoundException("topics.sql");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
