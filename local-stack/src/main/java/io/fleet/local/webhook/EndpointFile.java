package io.fleet.local.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.local.token.JwtKeys;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Registers a receiver with the notifier as long as it is open: one file, its owner's alone. */
public final class EndpointFile implements AutoCloseable {
  private final Path file;

  private EndpointFile(Path file) {
    this.file = file;
  }

  /** Registers one that wants everything. */
  static EndpointFile register(Path directory, String id, URI url, String secret)
      throws IOException {
    return register(directory, id, url, secret, List.of("*"));
  }

  /**
   * Writes {@code DIRECTORY/ID.json}.
   *
   * @param eventTypes globs of what it wants to be told
   */
  public static EndpointFile register(
      Path directory, String id, URI url, String secret, List<String> eventTypes)
      throws IOException {
    if (!Files.isDirectory(directory)) {
      throw new IllegalStateException("no stack in " + directory.getParent() + "; fleet up first");
    }
    Map<String, Object> endpoint = new LinkedHashMap<>();
    endpoint.put("id", id);
    endpoint.put("url", url.toString());
    endpoint.put("secret", secret);
    endpoint.put("event_types", eventTypes);
    Path file = directory.resolve(id + ".json");
    JwtKeys.writeSecret(file, new ObjectMapper().writeValueAsString(endpoint));
    return new EndpointFile(file);
  }

  /** Takes the endpoint away. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
