package io.fleet.query.track;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/** Makes answers of lines; they are written as they are sent. */
@ApplicationScoped
public class LineAnswers {
  private final ObjectMapper mapper;

  LineAnswers(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /** A line in one of its forms. */
  public Response of(Subject subject, Line line, TrackForm form) {
    Object body =
        switch (form) {
          case JSON -> new TrackPage(line.fixes(), null);
          case GEOJSON -> stream(out -> new GeoJsonTrack(mapper).write(subject, line, out));
          case GPX -> stream(out -> new GpxTrack().write(subject, line, out));
          case CSV -> stream(out -> new CsvTrack().write(line, out));
        };
    return Response.ok(body)
        .type(form.mediaType())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .build();
  }

  private static StreamingOutput stream(StreamingOutput body) {
    return body;
  }
}
