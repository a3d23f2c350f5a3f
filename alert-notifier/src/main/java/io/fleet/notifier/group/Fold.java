package io.fleet.notifier.group;

import com.fasterxml.jackson.core.JsonGenerator;
import io.fleet.notifier.event.Event;
import io.fleet.notifier.group.EventPhase.Stage;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Messages of one rule in one: {@code vehicle.overspeed.folded}. It names up to 50 subjects, each
 * with its newest version.
 *
 * @param event the message
 * @param beganUnnamed subjects that began in it, go on, and are not named
 */
record Fold(Event event, Set<String> beganUnnamed) {
  /** Members at most; more become several messages. */
  static final int MAX_MEMBERS = 1_000;

  private static final int MAX_NAMED = 50;
  private static final String TYPE = ".folded";

  /**
   * Folds them.
   *
   * @param members in their order, at least one, at most {@link #MAX_MEMBERS}
   */
  static Fold of(String rule, List<Held> members) {
    Map<String, Event> newest = new LinkedHashMap<>();
    Set<String> began = new HashSet<>();
    for (Held each : members) {
      Event event = each.event();
      newest.merge(event.subjectId(), event, (a, b) -> b.version() >= a.version() ? b : a);
      if (EventPhase.of(event.type()).stage() == Stage.OPENING) {
        began.add(event.subjectId());
      }
    }
    List<Event> named = newest.values().stream().limit(MAX_NAMED).toList();
    Set<String> beganUnnamed = new HashSet<>();
    newest.values().stream()
        .skip(MAX_NAMED)
        .filter(each -> began.contains(each.subjectId()) && !isOver(each))
        .forEach(each -> beganUnnamed.add(each.subjectId()));
    return new Fold(event(rule, members, newest.size(), named), beganUnnamed);
  }

  private static boolean isOver(Event event) {
    return EventPhase.of(event.type()).stage() == Stage.CLOSING;
  }

  private static Event event(String rule, List<Held> members, int subjects, List<Event> named) {
    Summary summary = new Summary(members);
    String whom = summary.vehicleId() == null ? "" : " of " + summary.vehicleId();
    return summary.event(
        rule + TYPE,
        Members.id(TYPE, members),
        "%d more messages of %s%s".formatted(members.size(), rule, whom),
        json -> {
          json.writeStringField("rule", rule);
          json.writeNumberField("subjects", subjects);
          json.writeArrayFieldStart("named");
          for (Event each : named) {
            write(each, json);
          }
          json.writeEndArray();
        });
  }

  private static void write(Event event, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", event.subjectId());
    json.writeNumberField("version", event.version());
    json.writeStringField("state", EventPhase.of(event.type()).state());
    if (event.scope().vehicleId() != null) {
      json.writeStringField("vehicle_id", event.scope().vehicleId());
    }
    json.writeEndObject();
  }
}
