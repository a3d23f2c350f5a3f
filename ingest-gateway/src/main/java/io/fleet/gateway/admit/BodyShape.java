package io.fleet.gateway.admit;

/** How the events of a request stand in its body. */
public enum BodyShape {
  /** One JSON object, an array of them, or lines, as the body itself shows. */
  BY_CONTENT,
  /** One JSON object a line. */
  LINES
}
