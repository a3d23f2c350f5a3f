package io.fleet.query.api;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One form of the API's description: as it was last kept, in {@code src/main/openapi}, and as the
 * application serves it.
 *
 * @param file its name there
 * @param address where it is served
 */
record KeptDocument(String file, String address) {
  static final KeptDocument CURRENT =
      new KeptDocument("query-api-3.1.json", "/q/openapi?format=json");
  static final KeptDocument OLDER =
      new KeptDocument("query-api-3.0.json", "/q/openapi-3.0?format=json");

  private static final Path FOLDER = Path.of("src", "main", "openapi");
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .defaultPrettyPrinter(
              new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
          .build();

  JsonNode kept() throws IOException {
    return JSON.readTree(FOLDER.resolve(file).toFile());
  }

  JsonNode served() throws IOException {
    return JSON.readTree(RestAssured.get(address).asByteArray());
  }

  /** From now on what is served is what is kept. */
  void accept() throws IOException {
    Object sorted = JSON.treeToValue(served(), Object.class);
    String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(sorted);
    Files.createDirectories(FOLDER);
    Files.writeString(FOLDER.resolve(file), text + "\n");
  }
}
