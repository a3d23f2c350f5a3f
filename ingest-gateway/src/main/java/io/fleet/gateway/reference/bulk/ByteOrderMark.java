package io.fleet.gateway.reference.bulk;

/** The mark that some programs put before UTF-8. */
final class ByteOrderMark {
  private static final int LENGTH = 3;

  private ByteOrderMark() {}

  /** Its length in bytes, 0 if there is none. */
  static int length(byte[] file) {
    boolean marked =
        file.length >= LENGTH
            && file[0] == (byte) 0xEF
            && file[1] == (byte) 0xBB
            && file[2] == (byte) 0xBF;
    return marked ? LENGTH : 0;
  }
}
