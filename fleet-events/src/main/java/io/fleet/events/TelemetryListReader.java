package io.fleet.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Reads the lists of a message: fault codes, device events, tags. Of a list given twice the last
 * counts; what is too much or makes no sense is left out, and the list named as dropped.
 */
final class TelemetryListReader {
  /** The greatest number of elements kept of each list. */
  static final int MAX_SIZE = 64;

  private static final int MAX_NAME_LENGTH = 128;
  private static final int MAX_TAG_LENGTH = 256;

  private final TelemetryBuilder builder;
  private final DroppedFields dropped;
  private final DeviceEventReader eventReader;

  TelemetryListReader(TelemetryBuilder builder, DroppedFields dropped) {
    this.builder = builder;
    this.dropped = dropped;
    this.eventReader = new DeviceEventReader(dropped);
  }

  void readFaultCodes(JsonParser in, String name) throws IOException {
    if (!dropped.begins(in, JsonToken.START_ARRAY, name)) {
      return;
    }
    builder.faultCodes.clear();
    while (Json.nextElement(in)) {
      String code = Json.text(in, MAX_NAME_LENGTH);
      if (code != null && builder.faultCodes.size() < MAX_SIZE) {
        builder.faultCode(code);
      } else {
        dropped.addUnlessAbsent(in, name, DropReason.ELEMENT);
      }
      in.skipChildren();
    }
  }

  void readEvents(JsonParser in, String name) throws IOException {
    if (!dropped.begins(in, JsonToken.START_ARRAY, name)) {
      return;
    }
    builder.events.clear();
    while (Json.nextElement(in)) {
      DeviceEvent event = eventReader.read(in);
      if (event != null && hasRoomFor(event)) {
        builder.event(event);
      } else {
        dropped.add(name, DropReason.ELEMENT);
      }
    }
  }

  /** A call for help or a crash is kept however long the list is that it stands at the end of. */
  private boolean hasRoomFor(DeviceEvent event) {
    return builder.events.size() < MAX_SIZE
        || (event.isUrgent()
            && builder.events.stream().noneMatch(e -> e.type().equals(event.type())));
  }

  void readTags(JsonParser in, String name) throws IOException {
    if (!dropped.begins(in, JsonToken.START_OBJECT, name)) {
      return;
    }
    builder.tags.clear();
    for (String tag = Json.nextMember(in); tag != null; tag = Json.nextMember(in)) {
      String value = Json.text(in, MAX_TAG_LENGTH);
      if (value != null && hasRoomFor(tag)) {
        builder.tag(tag, value);
      } else {
        dropped.addUnlessAbsent(in, name, DropReason.ELEMENT);
      }
      in.skipChildren();
    }
  }

  private boolean hasRoomFor(String tag) {
    return tag.length() <= MAX_NAME_LENGTH
        && Json.isWellFormed(tag)
        && (builder.tags.size() < MAX_SIZE || builder.tags.containsKey(tag));
  }
}
