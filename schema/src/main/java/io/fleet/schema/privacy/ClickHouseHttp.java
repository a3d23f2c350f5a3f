package io.fleet.schema.privacy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A ClickHouse database over HTTP, with parameters that the server binds. */
public final class ClickHouseHttp {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofHours(2);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final URI server;
  private final String database;
  private final Map<String, String> credentials;

  /** Without a password, as the embedded engine. */
  public ClickHouseHttp(URI server, String database) {
    this(server, database, "", "");
  }

  /**
   * @param user empty for none
   */
  public ClickHouseHttp(URI server, String database, String user, String password) {
    this.server = server;
    this.database = database;
    this.credentials =
        user.isEmpty() ? Map.of() : Map.of("X-ClickHouse-User", user, "X-ClickHouse-Key", password);
  }

  String database() {
    return database;
  }

  /**
   * Runs a statement.
   *
   * @return the rows of its answer, each split at tabs; empty if there are none
   * @throws IOException if the server refuses it or is away
   */
  public List<List<String>> run(String sql, Map<String, String> parameters)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(
            request(sql, parameters, "TabSeparated"),
            BodyHandlers.ofString(StandardCharsets.UTF_8));
    expectOk(answer.statusCode(), answer.body());
    return answer.body().lines().map(line -> List.of(line.split("\t", -1))).toList();
  }

  /** Writes the answer of a query into a file, an object a line. */
  void write(String sql, Map<String, String> parameters, Path file)
      throws IOException, InterruptedException {
    HttpResponse<Path> answer =
        client.send(request(sql, parameters, "JSONEachRow"), BodyHandlers.ofFile(file));
    if (answer.statusCode() != 200) {
      String reason = Files.readString(file);
      Files.delete(file);
      expectOk(answer.statusCode(), reason);
    }
  }

  private static void expectOk(int status, String body) throws IOException {
    if (status != 200) {
      throw new IOException("ClickHouse answered " + status + ": " + body.strip());
    }
  }

  private HttpRequest request(String sql, Map<String, String> parameters, String format)
      throws ConnectException {
    StringBuilder query = new StringBuilder("/?database=").append(encoded(database));
    query.append("&default_format=").append(format);
    parameters.forEach(
        (name, value) ->
            query.append("&param_").append(name).append('=').append(encoded(escaped(value))));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(query.toString()))
            .timeout(PATIENCE)
            .POST(BodyPublishers.ofString(sql, StandardCharsets.UTF_8));
    credentials.forEach(request::header);
    return request.build();
  }

  /** Parameters are read as fields of tab-separated text. */
  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
