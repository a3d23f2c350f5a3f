package io.fleet.events;

import com.fasterxml.jackson.core.JsonParser;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The published JSON Schemas (draft 2020-12), one for each record of the contract. They describe
 * what a sender should send; the readers forgive more (see each schema's description).
 */
public final class Schemas {
  private static final String FOLDER = "/schemas/";
  private static final List<String> NAMES = readNames();

  private Schemas() {}

  /** The records that have a schema, for example {@code telemetry}. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * A record's schema as JSON text in UTF-8.
   *
   * @throws IllegalArgumentException if the name is not among {@link #names()}
   */
  public static byte[] json(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException("no such schema");
    }
    return resource(name + ".schema.json");
  }

  private static List<String> readNames() {
    List<String> names = new ArrayList<>();
    try (JsonParser in = Json.FACTORY.createParser(resource("index.json"))) {
      in.nextToken();
      while (Json.nextElement(in)) {
        names.add(in.getText());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(names);
  }

  private static byte[] resource(String file) {
    try (InputStream in = Schemas.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new FileNotFoundException(FOLDER + file);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
