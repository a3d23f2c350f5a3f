package io.fleet.notifier.group;

import com.fasterxml.jackson.core.JsonGenerator;
import io.fleet.events.Iso8601;
import io.fleet.notifier.event.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that came in a stretch of the clock is one message, {@code digest}, at its end: the
 * stretches are the same after a restart. More than 200 messages, or what is too long for one, are
 * several; where nothing came there is none.
 */
final class Digests implements Grouper {
  private static final String TYPE = "digest";
  private static final int MAX_ITEMS = 200;
  private static final long MAX_CHARACTERS = 400_000;

  private final long everyMs;

  Digests(Duration every) {
    this.everyMs = every.toMillis();
  }

  @Override
  public long heldUntilMs(Event event, long nowMs) {
    return NeverHeld.includes(event) ? 0 : (Math.floorDiv(nowMs, everyMs) + 1) * everyMs;
  }

  @Override
  public List<Merged> merge(List<Held> held) {
    List<List<Held>> parts = Members.parts(Members.inOrder(held), MAX_ITEMS, MAX_CHARACTERS);
    List<Merged> merged = new ArrayList<>();
    for (List<Held> part : parts) {
      merged.add(new Merged(event(part, merged.size() + 1, parts.size()), part));
    }
    return merged;
  }

  private static Event event(List<Held> members, int part, int parts) {
    return new Summary(members)
        .event(
            TYPE,
            Members.id(TYPE, members),
            members.size() == 1 ? "1 message" : members.size() + " messages",
            json -> {
              json.writeNumberField("part", part);
              json.writeNumberField("parts", parts);
              json.writeArrayFieldStart("items");
              for (Held each : members) {
                write(each, json);
              }
              json.writeEndArray();
            });
  }

  private static void write(Held item, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", item.id());
    json.writeStringField("type", item.event().type());
    json.writeStringField("timestamp", Iso8601.format(item.event().occurredAtMs()));
    json.writeFieldName("data");
    json.writeRawValue(item.event().data());
    json.writeEndObject();
  }
}
