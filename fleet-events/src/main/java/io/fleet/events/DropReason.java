package io.fleet.events;

import java.util.Locale;

/** Why an optional field was left out; the names are public interface. */
public enum DropReason {
  /** Another type of JSON value is expected. */
  TYPE,
  /** No such number is believed. */
  RANGE,
  /** Too long, or no text at all. */
  TEXT,
  /** One of the words there are is expected. */
  WORD,
  /** An element of the list makes no sense, or there are too many. */
  ELEMENT,
  /** A coordinate without the other one. */
  HALF;

  /** The word on the wire. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
