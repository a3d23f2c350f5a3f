package io.fleet.gateway.reference.check;

import java.nio.charset.StandardCharsets;

/**
 * What is wrong, or strange, at one place of a document.
 *
 * @param field the place as a JSON pointer into the body, for example {@code /stops/2/lat}; or the
 *     name of what stands beside the body: {@code id}, {@code valid_from}
 * @param reason stable, for machines
 * @param detail a sentence for people
 */
public record FieldNote(String field, String reason, String detail) {
  /** A member that must be there is not. */
  public static final String MISSING = "missing";

  /** A member that nobody would read. */
  public static final String UNKNOWN = "unknown";

  /** Of another JSON type than expected. */
  public static final String TYPE = "type";

  /** None of the values that are possible. */
  public static final String VALUE = "value";

  /** A number, a moment or a count outside its range. */
  public static final String RANGE = "range";

  /** Not written as it must be: an id, a time, a text. */
  public static final String FORM = "form";

  /** Longer or shorter than allowed. */
  public static final String LENGTH = "length";

  /** Twice what may be there once. */
  public static final String DUPLICATE = "duplicate";

  /** Two members do not go together. */
  public static final String ORDER = "order";

  /** A shape that is none: not closed, crossing itself, a hole outside. */
  public static final String GEOMETRY = "geometry";

  /** No JSON, or no record of the import's format. */
  public static final String MALFORMED = "malformed";

  /** A warning: something is named that is not known (yet). */
  public static final String NOT_KNOWN = "not_known";

  private static final int MAX_FIELD = 200;

  /** Cuts a place off where it would repeat at length, or unwritably, what somebody made up. */
  public FieldNote {
    String cut = field.length() > MAX_FIELD ? field.substring(0, MAX_FIELD) + '…' : field;
    field = new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  /** The place of a member within an object. */
  static String member(String place, String name) {
    return place + '/' + name.replace("~", "~0").replace("/", "~1");
  }
}
