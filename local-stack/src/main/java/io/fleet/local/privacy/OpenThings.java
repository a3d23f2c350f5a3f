package io.fleet.local.privacy;

import io.fleet.schema.privacy.ClickHouseHttp;
import io.fleet.schema.privacy.Person;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What goes on while a person is erased, and will be told once more under the person's id: an open
 * trip, an open stretch of driving.
 */
final class OpenThings {
  private static final String AGAIN = " still open and will be told again; erase again when ended";

  private OpenThings() {}

  /** Asks the tables, before they are erased; empty if the person is in the midst of nothing. */
  static List<String> of(ClickHouseHttp store, Person person)
      throws IOException, InterruptedException {
    List<String> counts = store.run(sql(), Map.of("id", person.id())).get(0);
    List<String> open = new ArrayList<>();
    if (!counts.get(0).equals("0")) {
      open.add("trips: " + counts.get(0) + AGAIN);
    }
    if (!counts.get(1).equals("0")) {
      open.add("stretches of driving: " + counts.get(1) + AGAIN);
    }
    return open;
  }

  private static String sql() throws IOException {
    try (InputStream in = OpenThings.class.getResourceAsStream("/privacy/open.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
