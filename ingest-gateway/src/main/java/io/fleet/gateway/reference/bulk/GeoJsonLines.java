package io.fleet.gateway.reference.bulk;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.fleet.gateway.reference.check.StrictJson;
import java.io.IOException;

/** The features of a FeatureCollection, one after the other; the whole is never in memory. */
final class GeoJsonLines implements LineSource {
  private final JsonParser in;
  private long feature;
  private boolean ended;

  private GeoJsonLines(JsonParser in) {
    this.in = in;
  }

  static GeoJsonLines open(byte[] file) throws UnreadableFileException {
    int mark = ByteOrderMark.length(file);
    try {
      JsonParser in = StrictJson.MAPPER.createParser(file, mark, file.length - mark);
      if (in.nextToken() == JsonToken.START_OBJECT && findFeatures(in)) {
        return new GeoJsonLines(in);
      }
      throw new UnreadableFileException("a FeatureCollection with features expected");
    } catch (IOException e) {
      throw new UnreadableFileException(StrictJson.reasonOf(e));
    }
  }

  private static boolean findFeatures(JsonParser in) throws IOException {
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      JsonToken value = in.nextToken();
      if (name.equals("features")) {
        return value == JsonToken.START_ARRAY;
      }
      if (name.equals("type") && !"FeatureCollection".equals(in.getValueAsString())) {
        return false;
      }
      in.skipChildren();
    }
    return false;
  }

  @Override
  public ImportLine next() {
    if (ended) {
      return null;
    }
    feature++;
    try {
      if (in.nextToken() == JsonToken.END_ARRAY) {
        return end();
      }
      JsonNode read = in.readValueAsTree();
      return RecordFields.feature(feature, read);
    } catch (IOException e) {
      ended = true;
      return ImportLine.malformed(feature, StrictJson.reasonOf(e) + "; the rest is not read");
    }
  }

  /** What stands after the features must be JSON, too: a file cut short is no whole file. */
  private ImportLine end() throws IOException {
    ended = true;
    while (in.nextToken() != null) {
      in.skipChildren();
    }
    return null;
  }
}
