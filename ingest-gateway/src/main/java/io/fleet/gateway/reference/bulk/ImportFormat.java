package io.fleet.gateway.reference.bulk;

import io.fleet.events.reference.ReferenceKind;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The forms that files may have. */
public enum ImportFormat {
  /** A header row, then a record a line; {@code text/csv}. */
  CSV("text/csv"),
  /** A FeatureCollection; {@code application/geo+json}. */
  GEOJSON("application/geo+json"),
  /** One JSON object a line; {@code application/x-ndjson}. */
  NDJSON("application/x-ndjson", "application/ndjson");

  private static final Set<ReferenceKind> WITH_GEOMETRY =
      EnumSet.of(ReferenceKind.GEOFENCES, ReferenceKind.ROUTES, ReferenceKind.ROAD_LIMITS);

  private final Set<String> types;

  ImportFormat(String... types) {
    this.types = Set.of(types);
  }

  /** The form that a content type stands for and that the kind can have, or null. */
  public static ImportFormat of(String contentType, ReferenceKind kind) {
    String type = contentType == null ? "" : contentType.split(";", 2)[0];
    String bare = type.trim().toLowerCase(Locale.ROOT);
    for (ImportFormat format : values()) {
      if (format.types.contains(bare)) {
        return format == GEOJSON && !WITH_GEOMETRY.contains(kind) ? null : format;
      }
    }
    return null;
  }

  /**
   * Opens a file.
   *
   * @throws UnreadableFileException if it is none of this form from the start
   */
  LineSource open(byte[] file, ReferenceKind kind) throws UnreadableFileException {
    return switch (this) {
      case CSV -> CsvLines.open(file, kind);
      case GEOJSON -> GeoJsonLines.open(file);
      case NDJSON -> new NdjsonLines(file);
    };
  }
}
