package io.fleet.query.track;

import io.fleet.events.Iso8601;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A line as GPX 1.1: one track, a segment for each stretch between gaps of signal. Speed (m/s) and
 * course stand in Garmin's TrackPointExtension, since GPX 1.1 has no place of its own for them.
 */
final class GpxTrack {
  private static final String GPX = "http://www.topografix.com/GPX/1/1";
  private static final String POINT = "http://www.garmin.com/xmlschemas/TrackPointExtension/v2";
  private static final double KMPH_PER_MPS = 3.6;

  void write(Subject subject, Line line, OutputStream out) throws IOException {
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
      xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      xml.writeStartElement("gpx");
      xml.writeDefaultNamespace(GPX);
      xml.writeNamespace("gpxtpx", POINT);
      xml.writeAttribute("version", "1.1");
      xml.writeAttribute("creator", "Fleet");
      xml.writeStartElement("trk");
      text("name", subject.name(), xml);
      for (List<TrackFix> segment : line.segments()) {
        xml.writeStartElement("trkseg");
        for (TrackFix fix : segment) {
          point(fix, xml);
        }
        xml.writeEndElement();
      }
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private static void point(TrackFix fix, XMLStreamWriter xml) throws XMLStreamException {
    xml.writeStartElement("trkpt");
    xml.writeAttribute("lat", decimal(fix.lat()));
    xml.writeAttribute("lon", decimal(fix.lon() == 180 ? -180 : fix.lon())); // the type ends before
    if (fix.altitudeM() != null) {
      text("ele", decimal(fix.altitudeM()), xml);
    }
    text("time", Iso8601.format(fix.ts().toEpochMilli()), xml);
    motion(fix, xml);
    xml.writeEndElement();
  }

  private static void motion(TrackFix fix, XMLStreamWriter xml) throws XMLStreamException {
    if (fix.speedKmph() == null && fix.heading() == null) {
      return;
    }
    xml.writeStartElement("extensions");
    xml.writeStartElement("gpxtpx:TrackPointExtension");
    if (fix.speedKmph() != null) {
      double mps = Math.round(fix.speedKmph() / KMPH_PER_MPS * 1e3) / 1e3;
      text("gpxtpx:speed", decimal(mps), xml);
    }
    if (fix.heading() != null) {
      text("gpxtpx:course", decimal(fix.heading()), xml);
    }
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void text(String element, String text, XMLStreamWriter xml)
      throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeCharacters(printable(text));
    xml.writeEndElement();
  }

  /** XML knows no control characters, not even escaped. */
  private static String printable(String text) {
    return text.replaceAll("[^\\x20-\\uD7FF\\uE000-\\uFFFD]", "?");
  }

  /** Without an exponent, which xsd:decimal does not know. */
  private static String decimal(double number) {
    return BigDecimal.valueOf(number).toPlainString();
  }
}
