package io.fleet.notifier.group;

import com.fasterxml.jackson.core.JsonGenerator;
import io.fleet.events.Iso8601;
import io.fleet.events.Json;
import io.fleet.events.Telemetry;
import io.fleet.events.TraceParent;
import io.fleet.notifier.event.Event;
import io.fleet.notifier.event.Scope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What all messages made of many tell of their members.
 *
 * @param members in their order, at least one
 * @param nowMs when it is made, epoch milliseconds
 */
record Summary(List<Held> members, long nowMs) {

  /** Writes what is particular to a kind. */
  interface Particulars {
    void write(JsonGenerator json) throws IOException;
  }

  long firstAtMs() {
    return members.stream().mapToLong(each -> each.event().occurredAtMs()).min().orElseThrow();
  }

  long lastAtMs() {
    return members.stream().mapToLong(each -> each.event().occurredAtMs()).max().orElseThrow();
  }

  int severity() {
    return members.stream().mapToInt(each -> each.event().severity()).max().orElseThrow();
  }

  /** The vehicle, if it is one and the same; or null. */
  String vehicleId() {
    Set<String> vehicles =
        members.stream()
            .map(each -> String.valueOf(each.event().scope().vehicleId()))
            .collect(Collectors.toSet());
    return vehicles.size() == 1 ? members.get(0).event().scope().vehicleId() : null;
  }

  /**
   * The message: it happened when the last of its members did, is as old as its making, and belongs
   * to the owner of its newest member.
   */
  Event event(String type, String id, String details, Particulars particulars) {
    Event newest = members.get(members.size() - 1).event();
    return new Event(
        type,
        id,
        1,
        false,
        lastAtMs(),
        nowMs,
        0,
        severity(),
        members.stream().anyMatch(each -> each.event().late()),
        new Scope(vehicleId(), null, null, null, Telemetry.ABSENT, Telemetry.ABSENT),
        newest.origin(),
        data(details, particulars),
        traces());
  }

  private List<TraceParent> traces() {
    return members.stream()
        .flatMap(each -> each.event().traces().stream())
        .distinct()
        .limit(Event.MOST_TRACES)
        .toList();
  }

  private String data(String details, Particulars particulars) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4_096);
    try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("details", details);
      json.writeNumberField("count", members.size());
      json.writeStringField("first_at", Iso8601.format(firstAtMs()));
      json.writeStringField("last_at", Iso8601.format(lastAtMs()));
      json.writeNumberField("severity", severity());
      if (vehicleId() != null) {
        json.writeStringField("vehicle_id", vehicleId());
      }
      particulars.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
