package io.fleet.gateway.reference.bulk;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fleet.gateway.reference.check.StrictJson;
import java.io.IOException;

/**
 * The features of a FeatureCollection, one after the other: each is cut out first and read by
 * itself, so that a bad one refuses only itself and the whole is never in memory as objects.
 */
final class GeoJsonLines implements LineSource {
  private final byte[] file;
  private final int start;
  private final JsonParser in;
  private long feature;
  private boolean ended;

  private GeoJsonLines(byte[] file, int start, JsonParser in) {
    this.file = file;
    this.start = start;
    this.in = in;
  }

  static GeoJsonLines open(byte[] file) throws UnreadableFileException {
    int start = ByteOrderMark.length(file);
    try {
      JsonParser in = StrictJson.MAPPER.createParser(file, start, file.length - start);
      in.disable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
      boolean utf8 = in.currentLocation().getByteOffset() >= 0;
      if (utf8 && in.nextToken() == JsonToken.START_OBJECT && findFeatures(in)) {
        return new GeoJsonLines(file, start, in);
      }
      throw new UnreadableFileException("a FeatureCollection with features, in UTF-8, expected");
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
      int from = start + (int) in.currentTokenLocation().getByteOffset();
      in.skipChildren();
      in.finishToken();
      return read(from, start + (int) in.currentLocation().getByteOffset());
    } catch (IOException e) {
      ended = true;
      return ImportLine.malformed(feature, StrictJson.reasonOf(e) + "; the rest is not read");
    }
  }

  private ImportLine read(int from, int to) {
    try {
      return RecordFields.feature(feature, StrictJson.object(file, from, to - from));
    } catch (StrictJson.MalformedException e) {
      return ImportLine.malformed(feature, e.getMessage());
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
