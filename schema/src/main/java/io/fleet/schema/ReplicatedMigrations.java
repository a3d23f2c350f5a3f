package io.fleet.schema;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * The migrations for a server with replicas: the same statements, but that every table's engine is
 * the replicated one of its kind. Where its replicas meet, the server's defaults say. What was
 * applied so is recorded as it was applied, so a database stays with or without replicas.
 */
final class ReplicatedMigrations implements ResourceProvider {
  private static final Pattern ENGINE = Pattern.compile("\\bENGINE = (?=\\w*MergeTree\\b)");

  private final Map<String, LoadableResource> byName = new TreeMap<>();

  /** All that lie in a directory of the class path. */
  ReplicatedMigrations(String directory) {
    try {
      read(ReplicatedMigrations.class.getClassLoader().getResource(directory));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A migration's text with replicated engines. */
  static String replicated(String sql) {
    return ENGINE.matcher(sql).replaceAll("ENGINE = Replicated");
  }

  private void read(URL directory) throws IOException, URISyntaxException {
    URI address = directory.toURI();
    if (!"jar".equals(address.getScheme())) {
      readAll(Path.of(address));
      return;
    }
    try (FileSystem jar = FileSystems.newFileSystem(address, Map.of())) {
      readAll(Path.of(address));
    }
  }

  private void readAll(Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(directory)) {
      files = found.filter(file -> file.toString().endsWith(".sql")).toList();
    }
    for (Path file : files) {
      String name = file.getFileName().toString();
      byName.put(name, new Migration(name, replicated(Files.readString(file))));
    }
  }

  @Override
  public LoadableResource getResource(String name) {
    return byName.get(name);
  }

  @Override
  public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
    return byName.values().stream()
        .filter(migration -> migration.getFilename().startsWith(prefix))
        .filter(migration -> Arrays.stream(suffixes).anyMatch(migration.getFilename()::endsWith))
        .toList();
  }

  private static final class Migration extends LoadableResource {
    private final String name;
    private final String sql;

    Migration(String name, String sql) {
      this.name = name;
      this.sql = sql;
    }

    @Override
    public Reader read() {
      return new StringReader(sql);
    }

    @Override
    public String getAbsolutePath() {
      return name;
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return name;
    }

    @Override
    public String getFilename() {
      return name;
    }

    @Override
    public String getRelativePath() {
      return name;
    }
  }
}
