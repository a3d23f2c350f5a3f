package io.fleet.schema.privacy;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** A row in which every column that can name somebody does. */
final class Planted {
  private Planted() {}

  static void into(ClickHouseHttp store, Table table, Person person) throws Exception {
    Map<String, String> values = new LinkedHashMap<>();
    // so that identities differ where no word is in the key
    store
        .run(
            "SELECT name, type FROM system.columns WHERE database = 'fleet' AND table = {t:String}"
                + " AND is_in_sorting_key AND type IN ('String', 'UUID')",
            Map.of("t", table.name()))
        .forEach(
            row ->
                values.put(
                    row.get(0),
                    row.get(1).equals("UUID") ? "generateUUIDv4()" : "{vehicle:String}"));
    if (table.name().equals("telemetry")) {
      values.put("lat_e6", "48100000");
      values.put("lon_e6", "11500000");
    }
    if (!table.moment().isEmpty()) {
      values.put(table.moment(), "now() - toIntervalSecond({ago:UInt32})");
    }
    table.columns().forEach(column -> values.put(column.quoted(), value(column)));
    if (table.name().equals("reference")) {
      values.put("`kind`", "'drivers'");
      values.put("`id`", "{id:String}");
      values.remove("id");
    }
    if (table.hasStates()) {
      return; // filled from telemetry
    }
    Map<String, String> parameters = new HashMap<>();
    parameters.put("id", person.id());
    parameters.put("ago", Integer.toString(person.words().size()));
    parameters.put("name", person.words().get(1));
    parameters.put("last", person.words().get(person.words().size() - 1));
    parameters.put("vehicle", "of-" + person.id().replace('.', '_'));
    values.keySet().removeIf(key -> !key.startsWith("`") && values.containsKey("`" + key + "`"));
    store.run(
        "INSERT INTO %s (%s) SELECT %s"
            .formatted(
                table.name(),
                String.join(", ", values.keySet()),
                String.join(", ", values.values())),
        parameters);
  }

  private static String value(Column column) {
    return switch (column.kind()) {
      case DRIVER -> "{id:String}";
      case TEXT ->
          column.inKey()
              ? "concat('a:', {id:String})"
              : "concat('By ', {id:String}, ' ', {id:String}, ', ', {name:String}, '.')";
      case TEXTS -> "[{id:String}, {name:String}]";
      case MAP -> "map({id:String}, {last:String})";
      case STRUCTURE -> {
        if (!column.name().equals("counts")) {
          throw new AssertionError("say how to plant a word in " + column);
        }
        yield "[({id:String}, 1, 1, 1, 1), ({name:String}, 2, 1, 1, 1)]";
      }
      case BYTES -> "concat(unhex('01FF'), {id:String}, unhex('00FE'))";
      case STATE -> "";
    };
  }
}
