package io.fleet.local.part;

import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.Topology;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.common.Uuid;

/** The id that all brokers of one log have in common, and no other log has. */
final class LogIdentity {
  private final DataDirectory data;
  private final Topology topology;
  private String made;

  LogIdentity(DataDirectory data) {
    this.data = data;
    this.topology = Topology.of(data);
  }

  /** That of a broker that has its own already; a new one where none has, the same from then on. */
  synchronized String id() {
    for (int broker = 1; broker <= topology.brokers(); broker++) {
      Path file = formatted(data, broker);
      if (Files.exists(file)) {
        return read(file);
      }
    }
    if (made == null) {
      made = Uuid.randomUuid().toString();
    }
    return made;
  }

  /** What a broker's directory has once it is formatted. */
  static Path formatted(DataDirectory data, int broker) {
    return data.kafka(broker).resolve("meta.properties");
  }

  private static String read(Path file) {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("cluster.id");
  }
}
