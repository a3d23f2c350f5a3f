package io.fleet.query.live;

import io.fleet.query.problem.ProblemException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a client of the stream may ask to be told of; the set grows. */
enum LiveType {
  /** Where vehicles are and what they do: states, of which the newest holds. */
  VEHICLE,
  /** Alerts and what people say about them: events, each told. */
  ALERT,
  /** Versions of trips: events, each told. */
  TRIP,
  /** Panels of the whole fleet: states. */
  METRICS;

  private static final int MAX_LENGTH = 256;

  /** The name on the wire. */
  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads names parted by commas; without any, all are asked for.
   *
   * @throws ProblemException if one is not known
   */
  static Set<LiveType> parse(String names) {
    if (names == null || names.isBlank()) {
      return EnumSet.allOf(LiveType.class);
    }
    return parse(names.length() > MAX_LENGTH ? List.of("") : Arrays.asList(names.split(",", -1)));
  }

  /** As {@link #parse(String)}. */
  static Set<LiveType> parse(Collection<String> names) {
    Set<LiveType> types = EnumSet.noneOf(LiveType.class);
    for (String name : names) {
      types.add(
          Arrays.stream(values())
              .filter(type -> type.wireName().equals(name))
              .findFirst()
              .orElseThrow(LiveType::unknown));
    }
    return types;
  }

  private static ProblemException unknown() {
    String all = Arrays.stream(values()).map(LiveType::wireName).collect(Collectors.joining(", "));
    return ProblemException.parameter("types", "some of " + all + ", parted by commas expected");
  }
}
