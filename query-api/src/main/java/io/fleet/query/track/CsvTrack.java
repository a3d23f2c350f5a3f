package io.fleet.query.track;

import io.fleet.events.Iso8601;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A line as CSV (RFC 4180): a header, then a row for each fix, with the number of its segment. A
 * text that a spreadsheet could take for a formula has an apostrophe before it.
 */
final class CsvTrack {
  private static final String FORMULA = "=+-@\t\r\n";
  private static final CSVFormat FORM =
      CSVFormat.RFC4180
          .builder()
          .setHeader(
              "segment",
              "ts",
              "lat",
              "lon",
              "speed_kmph",
              "heading",
              "altitude_m",
              "speed_limit_kmph",
              "ignition",
              "driver_id")
          .build();

  void write(Line line, OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    CSVPrinter csv = new CSVPrinter(writer, FORM);
    int number = 0;
    for (List<TrackFix> segment : line.segments()) {
      for (TrackFix fix : segment) {
        row(number, fix, csv);
      }
      number++;
    }
    csv.flush();
  }

  private static void row(int segment, TrackFix fix, CSVPrinter csv) throws IOException {
    csv.printRecord(
        segment,
        Iso8601.format(fix.ts().toEpochMilli()),
        fix.lat(),
        fix.lon(),
        fix.speedKmph(),
        fix.heading(),
        fix.altitudeM(),
        fix.speedLimitKmph(),
        fix.ignition(),
        guarded(fix.driverId()));
  }

  private static String guarded(String text) {
    boolean odd = text != null && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    return odd ? '\'' + text : text;
  }
}
