package io.fleet.query.export;

import java.io.IOException;
import java.io.OutputStream;

/** The body of an answer that is made while it is sent. */
public final class ExportBody {

  /** Makes it. */
  @FunctionalInterface
  interface Source {
    void writeTo(OutputStream out) throws IOException;
  }

  private final Source source;

  ExportBody(Source source) {
    this.source = source;
  }

  void writeTo(OutputStream out) throws IOException {
    source.writeTo(out);
  }
}
