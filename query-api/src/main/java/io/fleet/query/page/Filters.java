package io.fleet.query.page;

import io.fleet.events.VehicleId;
import io.fleet.query.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The checked filters of one request to one list. What is not given is the empty text: any. */
public final class Filters {
  private static final Duration A_FEW_DAYS = Duration.ofDays(8);
  private static final int MAX_TEXT_LENGTH = 128;
  private static final int MAX_VEHICLES = 1_000;
  private static final int FINGERPRINT_BYTES = 8;

  private final String list;
  private final Map<String, String> texts = new TreeMap<>();
  private TimeRange range = TimeRange.open(null, null, null);
  private Set<String> vehicleIds = Set.of();

  private Filters(String list) {
    this.list = list;
  }

  /** No filters yet, for the list of that name. */
  public static Filters of(String list) {
    return new Filters(list);
  }

  /** A vehicle's id. */
  public Filters vehicleId(String value) {
    if (!TimeRange.isAbsent(value) && !VehicleId.isValid(value)) {
      throw ProblemException.parameter("vehicle_id", "1 to 64 of A-Z a-z 0-9 _ . : - expected");
    }
    return put("vehicle_id", value);
  }

  /** Ids of vehicles, each parameter with one or, parted by commas, several; none is any. */
  public Filters vehicleIds(List<String> values) {
    Set<String> ids = new TreeSet<>();
    for (String value : values == null ? List.<String>of() : values) {
      ids.addAll(value.isEmpty() ? List.of() : List.of(value.split(",", -1)));
      if (ids.size() > MAX_VEHICLES) {
        throw ProblemException.parameter("vehicle_id", "at most " + MAX_VEHICLES + " ids expected");
      }
    }
    ids.forEach(this::vehicleId);
    vehicleIds = Set.copyOf(ids);
    return put("vehicle_id", String.join(",", ids));
  }

  /** The vehicles that are asked for, none for any. */
  public Set<String> vehicleIds() {
    return vehicleIds;
  }

  /** Any text without control characters. */
  public Filters text(String name, String value) {
    boolean odd = value != null && value.chars().anyMatch(Character::isISOControl);
    if (odd || (value != null && value.length() > MAX_TEXT_LENGTH)) {
      throw ProblemException.parameter(
          name, "at most " + MAX_TEXT_LENGTH + " characters, no control characters expected");
    }
    return put(name, value);
  }

  /** One value of a closed set. */
  public Filters oneOf(String name, String value, Set<String> allowed) {
    if (!TimeRange.isAbsent(value) && !allowed.contains(value)) {
      throw ProblemException.parameter(name, "one of " + new TreeSet<>(allowed) + " expected");
    }
    return put(name, value);
  }

  /** The time of the list's rows, not bounded where not given. */
  public Filters times(ListParameters given) {
    return range(given, TimeRange.open(given.from(), given.to(), given.zone()));
  }

  /**
   * The time of the list's rows; what is not given is the time up to now.
   *
   * @param usual length of the range when {@code from} is not given
   * @param longest length that is accepted
   */
  public Filters recentTimes(ListParameters given, Clock clock, Duration usual, Duration longest) {
    return range(
        given, TimeRange.recent(given.from(), given.to(), given.zone(), clock, usual, longest));
  }

  private Filters range(ListParameters given, TimeRange checked) {
    range = checked;
    // Bounds that were not given stay out of the fingerprint, since "now" moves between two pages.
    put("from", TimeRange.isAbsent(given.from()) ? "" : Long.toString(checked.fromMs()));
    return put("to", TimeRange.isAbsent(given.to()) ? "" : Long.toString(checked.toMs()));
  }

  private Filters put(String name, String value) {
    texts.put(name, value == null ? "" : value);
    return this;
  }

  /** A filter's value, empty for any. */
  public String get(String name) {
    return texts.get(name);
  }

  /** Whether a filter of true and false says true. */
  public boolean isTrue(String name) {
    return "true".equals(texts.get(name));
  }

  /**
   * Whether all vehicles are asked of over a time so short that what happened in it is found by
   * time and not by vehicle.
   */
  public boolean isOfAFewDays() {
    String vehicle = texts.get("vehicle_id");
    return (vehicle == null || vehicle.isEmpty())
        && range.toMs() - range.fromMs() <= A_FEW_DAYS.toMillis();
  }

  public TimeRange range() {
    return range;
  }

  /** What a cursor is bound to: 16 hexadecimal digits over the list's name and every filter. */
  String fingerprint() {
    String all = list + '\n' + texts;
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
