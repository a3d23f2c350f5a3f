package io.fleet.dashboards;

import io.fleet.dashboards.provision.Source;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;

/**
 * What a run is told by its environment; passwords come from files alone.
 *
 * @param url Metabase's, without a slash at its end
 * @param questions the directory of dashboards
 * @param patience how long to wait for Metabase
 */
record Settings(
    String url, String email, String password, Source source, Path questions, Duration patience) {
  private static final String DIRECTORY = "/opt/fleet/questions";

  /** Reads them; what is missing or makes no sense is an {@link IllegalArgumentException}. */
  static Settings of(Map<String, String> environment) {
    Reader reader = new Reader(environment);
    return new Settings(
        reader.url(reader.ofEnvironment("FLEET_METABASE_URL", "http://127.0.0.1:3000")),
        reader.ofEnvironment("FLEET_METABASE_EMAIL", "fleet@fleet.example"),
        reader.secret(reader.ofEnvironment("FLEET_METABASE_PASSWORD_FILE", "")),
        new Source(
            reader.ofEnvironment("FLEET_CLICKHOUSE_HOST", "127.0.0.1"),
            reader.port(reader.ofEnvironment("FLEET_CLICKHOUSE_PORT", "8123")),
            reader.ofEnvironment("FLEET_CLICKHOUSE_DATABASE", "fleet"),
            reader.ofEnvironment("FLEET_CLICKHOUSE_USER", "fleet_metabase"),
            reader.secret(reader.ofEnvironment("FLEET_CLICKHOUSE_PASSWORD_FILE", ""))),
        Path.of(reader.ofEnvironment("FLEET_DASHBOARDS", DIRECTORY)),
        reader.duration(reader.ofEnvironment("FLEET_METABASE_PATIENCE", "PT10M")));
  }

  /** Where questions lie, for those who want no Metabase. */
  static Path directory(Map<String, String> environment) {
    return Path.of(new Reader(environment).ofEnvironment("FLEET_DASHBOARDS", DIRECTORY));
  }

  @Override
  public String toString() {
    return url + " as " + email + ", asking " + source;
  }

  private record Reader(Map<String, String> environment) {
    String ofEnvironment(String name, String standard) {
      String value = environment.getOrDefault(name, "");
      return value.isBlank() ? standard : value.strip();
    }

    String url(String url) {
      URI uri = URI.create(url);
      if (uri.getHost() == null || !uri.getScheme().matches("https?")) {
        throw new IllegalArgumentException("FLEET_METABASE_URL is no URL: " + url);
      }
      return url.replaceAll("/+$", "");
    }

    int port(String port) {
      if (!port.matches("\\d{1,5}")) {
        throw new IllegalArgumentException("FLEET_CLICKHOUSE_PORT is no port: " + port);
      }
      return Integer.parseInt(port);
    }

    Duration duration(String text) {
      try {
        return Duration.parse(text);
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException("FLEET_METABASE_PATIENCE is no duration: " + text, e);
      }
    }

    /** The first line of a file. */
    String secret(String file) {
      if (file.isEmpty()) {
        throw new IllegalArgumentException(
            "FLEET_METABASE_PASSWORD_FILE and FLEET_CLICKHOUSE_PASSWORD_FILE name files");
      }
      try {
        String secret = Files.readString(Path.of(file)).strip();
        if (secret.isEmpty()) {
          throw new IllegalArgumentException("empty: " + file);
        }
        return secret;
      } catch (IOException e) {
        throw new IllegalArgumentException("not to be read: " + file, e);
      }
    }
  }
}
