package io.fleet.query.track;

import io.fleet.query.problem.ProblemException;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The forms in which a line is told. */
public enum TrackForm {
  /** As every list. */
  JSON(MediaType.APPLICATION_JSON),
  /** RFC 7946. */
  GEOJSON(TrackForm.GEO_JSON),
  /** GPX 1.1. */
  GPX(TrackForm.GPX_XML),
  /** RFC 4180. */
  CSV(TrackForm.TEXT_CSV);

  /** The media type of GeoJSON. */
  public static final String GEO_JSON = "application/geo+json";

  /** The media type of GPX. */
  public static final String GPX_XML = "application/gpx+xml";

  /** The media type of CSV. */
  public static final String TEXT_CSV = "text/csv";

  private final String mediaType;

  TrackForm(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType() {
    return this == CSV ? TEXT_CSV + ";charset=UTF-8;header=present" : mediaType;
  }

  /**
   * What a client wants: the parameter {@code format} counts more than the header.
   *
   * @param format a form's name, or null
   * @param accepted as in the header Accept, the best first
   */
  static TrackForm of(String format, List<MediaType> accepted) {
    if (format != null && !format.isEmpty()) {
      return Arrays.stream(values())
          .filter(form -> form.name().toLowerCase(Locale.ROOT).equals(format))
          .findFirst()
          .orElseThrow(
              () ->
                  ProblemException.parameter(
                      "format", "one of [csv, geojson, gpx, json] expected"));
    }
    return accepted.stream()
        .flatMap(type -> Arrays.stream(values()).filter(form -> form.is(type)))
        .findFirst()
        .orElse(JSON);
  }

  private boolean is(MediaType accepted) {
    return accepted.isCompatible(MediaType.valueOf(mediaType));
  }
}
