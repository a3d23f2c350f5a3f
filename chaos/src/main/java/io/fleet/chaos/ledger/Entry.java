package io.fleet.chaos.ledger;

import java.util.List;

/**
 * One thing that happened.
 *
 * @param kind what
 * @param atMs when by the checker's clock, epoch milliseconds
 * @param words what it was about, by kind: of an event its vehicle and its time in epoch
 *     milliseconds; of a webhook its id, the alert's id, version, state, type, vehicle and
 *     beginning in epoch milliseconds; of an answer its status
 */
public record Entry(Kind kind, long atMs, List<String> words) {
  /** What can happen. */
  public enum Kind {
    /** An event was posted for the first time. */
    SENT(2),
    /** The gateway said that it has it. */
    ACKNOWLEDGED(2),
    /** The gateway said that it will not have it. */
    REFUSED(2),
    /** A verified webhook about an alert came. */
    TOLD(7),
    /** A webhook came whose signature is wrong. */
    FORGED(1),
    /** The query API answered, or did not (0). */
    ANSWERED(1);

    private final int words;

    Kind(int words) {
      this.words = words;
    }
  }

  /** Keeps its own copy. */
  public Entry {
    words = List.copyOf(words);
  }

  /** An entry of now. */
  public static Entry now(Kind kind, String... words) {
    return new Entry(kind, System.currentTimeMillis(), List.of(words));
  }

  public String word(int index) {
    return words.get(index);
  }

  /** The number at a place. */
  public long number(int index) {
    return Long.parseLong(words.get(index));
  }

  /** As it stands in a file: words hold no tabs. */
  String line() {
    return kind + "\t" + atMs + "\t" + String.join("\t", words);
  }

  /** What a line says, or null where a process died in the middle of writing it. */
  static Entry parse(String line) {
    String[] fields = line.split("\t", -1);
    try {
      Kind kind = Kind.valueOf(fields[0]);
      List<String> words = List.of(fields).subList(Math.min(2, fields.length), fields.length);
      return words.size() == kind.words ? new Entry(kind, Long.parseLong(fields[1]), words) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
