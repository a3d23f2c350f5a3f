package io.fleet.local.backup;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** ClickHouse's own BACKUP and RESTORE of the database, and how many rows there are. */
final class TableStore {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofHours(6);
  private static final int NAME_FIELDS = 5;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final String url;
  private final Map<String, String> account;

  /**
   * One that asks nobody who they are.
   *
   * @param url of ClickHouse's HTTP interface
   */
  TableStore(String url) {
    this.url = url;
    this.account = Map.of();
  }

  /** One that asks for an account; it must be allowed BACKUP. */
  TableStore(String url, String user, String password) {
    this.url = url;
    this.account = Map.of("X-ClickHouse-User", user, "X-ClickHouse-Key", password);
  }

  String version() throws IOException, InterruptedException {
    return ask("SELECT version()");
  }

  /** The newest migration of the tables. */
  String schema() throws IOException, InterruptedException {
    return ask(
        "SELECT argMax(version, installed_rank) FROM fleet.schema_history WHERE version != ''");
  }

  /**
   * Writes the whole database; tables may be written meanwhile. A replica first takes what others
   * have by now.
   *
   * @param directory below where the engine may write; not there yet
   * @return rows by table, versions and withdrawn ones included
   */
  Map<String, Long> backup(Path directory) throws IOException, InterruptedException {
    String replicated =
        ask(
            "SELECT name FROM system.tables WHERE database = 'fleet' AND engine LIKE 'Replicated%'");
    for (String table : replicated.lines().toList()) {
      ask("SYSTEM SYNC REPLICA fleet.`" + table + "` LIGHTWEIGHT");
    }
    ask("BACKUP DATABASE fleet TO File('" + directory + "/')");
    return rowsOf(partsIn(directory.resolve(".backup")));
  }

  /** Reads it back; the database is not there yet. */
  void restore(Path directory) throws IOException, InterruptedException {
    ask("RESTORE DATABASE fleet FROM File('" + directory + "/')");
  }

  /** Rows by table as they are now, those that merges will fold included. */
  Map<String, Long> rows() throws IOException, InterruptedException {
    return byTable(
        "SELECT table, sum(rows) FROM system.parts WHERE database = 'fleet' AND active GROUP BY"
            + " table ORDER BY table");
  }

  /** Tables in which rows have been folded since they were restored. */
  Set<String> merged() throws IOException, InterruptedException {
    return byTable(
            "SELECT table, count() FROM system.parts WHERE database = 'fleet' AND NOT active GROUP"
                + " BY table")
        .keySet();
  }

  /** Of parts that were there a moment ago the engine still knows how many rows they had. */
  private Map<String, Long> rowsOf(Set<String> parts) throws IOException, InterruptedException {
    String known =
        ask("SELECT concat(table, '/', name), rows FROM system.parts WHERE database = 'fleet'");
    Map<String, Long> rows = new TreeMap<>();
    Set<String> unknown = new HashSet<>(parts);
    for (String line : known.lines().toList()) {
      String[] fields = line.split("\t");
      if (unknown.remove(fields[0])) {
        String table = fields[0].substring(0, fields[0].indexOf('/'));
        rows.merge(table, Long.parseLong(fields[1]), Long::sum);
      }
    }
    if (!unknown.isEmpty()) {
      throw new IOException("the backup holds parts nobody knows: " + unknown);
    }
    return rows;
  }

  /** {@code TABLE/PART} of each part that the engine's own list of files names. */
  private static Set<String> partsIn(Path list) throws IOException {
    Set<String> parts = new HashSet<>();
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    try (InputStream in = Files.newInputStream(list)) {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("name")) {
          String[] name = xml.getElementText().replaceFirst("^/", "").split("/");
          if (name[0].equals("data") && name.length >= NAME_FIELDS) {
            parts.add(name[2] + "/" + name[3]);
          }
        }
      }
    } catch (XMLStreamException e) {
      throw new IOException("the engine's list of files cannot be read", e);
    }
    return parts;
  }

  private Map<String, Long> byTable(String query) throws IOException, InterruptedException {
    Map<String, Long> values = new TreeMap<>();
    for (String line : ask(query).lines().toList()) {
      String[] fields = line.split("\t");
      values.put(fields[0], Long.parseLong(fields[1]));
    }
    return values;
  }

  private String ask(String statement) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(LONGEST)
            .POST(BodyPublishers.ofString(statement));
    account.forEach(request::header);
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("ClickHouse refuses: " + answer.body().strip());
    }
    return answer.body().strip();
  }
}
