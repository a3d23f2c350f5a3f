package io.fleet.gateway.reference.bulk;

/** A file as a whole is not what it is said to be; nothing of it is read. */
public final class UnreadableFileException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableFileException(String detail) {
    super(detail, null, false, false);
  }
}
