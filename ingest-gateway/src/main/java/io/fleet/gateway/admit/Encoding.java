package io.fleet.gateway.admit;

/** How a body is compressed: the content codings of HTTP that are taken. */
public enum Encoding {
  /** As it is. */
  IDENTITY("identity"),
  /** RFC 1952, several members allowed. */
  GZIP("gzip"),
  /** RFC 1950, and the bare RFC 1951 that many devices send under the same name. */
  DEFLATE("deflate"),
  /** RFC 8878, with windows up to 8 MiB. */
  ZSTD("zstd");

  private final String tag;

  Encoding(String tag) {
    this.tag = tag;
  }

  /** The name in {@code Content-Encoding}. */
  public String tag() {
    return tag;
  }
}
