package io.fleet.stream.io.clickhouse;

import java.io.Serializable;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Where the sink stages and sends. Says nothing of the password when printed.
 *
 * @param url of the server's HTTP interface, for example {@code http://127.0.0.1:8123}
 * @param database letters, digits and underscores
 * @param user the account's name
 * @param password where its password comes from
 * @param stagingDirectory absolute or relative to the process; as lasting, and as shared between
 *     machines, as the checkpoint directory is, and of one job alone
 * @param label tells several sinks of one staging directory apart: 1–16 of {@code a-z0-9}
 * @param limits of what is staged
 * @param loader how ready files are sent
 */
public record ClickHouseSinkConfig(
    URI url,
    String database,
    String user,
    Password password,
    String stagingDirectory,
    String label,
    StagingLimits limits,
    LoaderSettings loader)
    implements Serializable {

  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]{1,16}");

  public ClickHouseSinkConfig {
    if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
      throw new IllegalArgumentException("an http or https address expected: " + url);
    }
    if (url.getHost() == null || url.getUserInfo() != null || url.getQuery() != null) {
      throw new IllegalArgumentException("an address of a host, without user and query, expected");
    }
    require(IDENTIFIER, "database", database);
    require(LABEL, "label", label);
    if (user.isBlank() || stagingDirectory.isBlank()) {
      throw new IllegalArgumentException("user and stagingDirectory must not be empty");
    }
    Objects.requireNonNull(password);
    Objects.requireNonNull(limits);
    Objects.requireNonNull(loader);
  }

  /** With the label {@code facts} and the default limits and settings. */
  public static ClickHouseSinkConfig of(
      URI url, String database, String user, Password password, String stagingDirectory) {
    return new ClickHouseSinkConfig(
        url,
        database,
        user,
        password,
        stagingDirectory,
        "facts",
        StagingLimits.defaults(),
        LoaderSettings.defaults());
  }

  public ClickHouseSinkConfig withLabel(String newLabel) {
    return new ClickHouseSinkConfig(
        url, database, user, password, stagingDirectory, newLabel, limits, loader);
  }

  public ClickHouseSinkConfig withLimits(StagingLimits newLimits) {
    return new ClickHouseSinkConfig(
        url, database, user, password, stagingDirectory, label, newLimits, loader);
  }

  public ClickHouseSinkConfig withLoader(LoaderSettings newLoader) {
    return new ClickHouseSinkConfig(
        url, database, user, password, stagingDirectory, label, limits, newLoader);
  }

  public Path stagingPath() {
    return Path.of(stagingDirectory).toAbsolutePath().normalize();
  }

  @Override
  public String toString() {
    return "ClickHouseSinkConfig[" + url + ", " + database + ", " + stagingDirectory + "]";
  }

  private static void require(Pattern pattern, String name, String value) {
    if (!pattern.matcher(value).matches()) {
      throw new IllegalArgumentException(name + " must match " + pattern);
    }
  }
}
