package io.fleet.notifier.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fleet.events.Iso8601;
import io.fleet.events.Json;
import io.fleet.notifier.event.Event;
import io.fleet.notifier.event.Scope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An event in words for people; all of it plain lines, bounded.
 *
 * @param title what happened to whom, up to 120 characters
 * @param sentence the event's own words, up to 1,000 characters, may be empty
 * @param facts what else is known, at most 8
 */
record Summary(String title, String sentence, List<Fact> facts) {
  private static final int TITLE_LENGTH = 120;
  private static final int SENTENCE_LENGTH = 1_000;
  private static final int FACT_LENGTH = 200;
  private static final List<String> SEVERITIES = List.of("low", "medium", "high", "critical");

  /** One fact and its name. */
  record Fact(String name, String value) {}

  static Summary of(Event event) {
    String who = event.scope().vehicleId();
    String what = inWords(event.type());
    return new Summary(
        PlainText.oneLine(who == null ? what : what + ": " + who, TITLE_LENGTH),
        PlainText.oneLine(details(event.data()), SENTENCE_LENGTH),
        facts(event));
  }

  /** {@code vehicle.overspeed.opened} becomes {@code Overspeed opened}. */
  private static String inWords(String type) {
    boolean ofAlert = type.startsWith("vehicle.") && type.indexOf('.', 8) > 0;
    String words = (ofAlert ? type.substring(8) : type).replace('.', ' ').replace('_', ' ');
    return words.isEmpty()
        ? type
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static List<Fact> facts(Event event) {
    Scope scope = event.scope();
    List<Fact> facts = new ArrayList<>();
    add(facts, "Time", Iso8601.format(event.occurredAtMs()));
    if (event.severity() >= 1 && event.severity() <= SEVERITIES.size()) {
      add(facts, "Severity", SEVERITIES.get(event.severity() - 1));
    }
    add(facts, "Vehicle", scope.vehicleId());
    add(facts, "Driver", scope.driverId());
    add(facts, "Trip", scope.tripId());
    add(facts, "Geofence", scope.fenceId());
    if (scope.hasPosition()) {
      add(facts, "Position", degrees(scope.latE6()) + ", " + degrees(scope.lonE6()));
    }
    add(facts, "Reference", event.subjectId() + " version " + event.version());
    return List.copyOf(facts);
  }

  private static void add(List<Fact> facts, String name, String value) {
    if (value != null && !value.isBlank()) {
      facts.add(new Fact(name, PlainText.oneLine(value, FACT_LENGTH)));
    }
  }

  private static String degrees(int e6) {
    return String.format(Locale.ROOT, "%.6f", e6 / 1e6);
  }

  /** The member {@code details}, or nothing. */
  private static String details(String data) {
    try (JsonParser in = Json.FACTORY.createParser(data)) {
      in.nextToken();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        JsonToken value = in.nextToken();
        if (value == JsonToken.VALUE_STRING && name.equals("details")) {
          return in.getText();
        }
        in.skipChildren();
      }
    } catch (IOException e) {
      return ""; // the sentence is an extra
    }
    return "";
  }
}
