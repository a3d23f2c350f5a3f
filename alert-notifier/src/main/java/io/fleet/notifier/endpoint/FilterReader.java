package io.fleet.notifier.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads an endpoint's filters. */
final class FilterReader {
  private static final int MAX_IDS = 1_000;
  private static final int MAX_ID = 128;
  private static final int MAX_POINTS = 500;
  private static final int MAX_ZONE = 64;

  private FilterReader() {}

  static Filters read(Members members) {
    return new Filters(
        members.integer("min_severity", 1, 4, 0),
        members.texts("vehicles", MAX_IDS, MAX_ID),
        members.texts("vehicle_groups", MAX_IDS, MAX_ID),
        members.texts("drivers", MAX_IDS, MAX_ID),
        members.texts("fences", MAX_IDS, MAX_ID),
        members.object("area", FilterReader::area, null),
        members.object("schedule", FilterReader::schedule, null));
  }

  private static Area area(Members members) {
    boolean box = members.node("bbox") != null;
    boolean polygon = members.node("polygon") != null;
    members.check(box != polygon, box ? "polygon" : "bbox", "either bbox or polygon expected");
    if (box) {
      return Area.box(numbers(members, "bbox", members.list("bbox", 4)));
    }
    List<List<Double>> points = new ArrayList<>();
    for (JsonNode point : members.list("polygon", MAX_POINTS)) {
      members.check(point.isArray(), "polygon", "a list of longitude and latitude expected");
      List<JsonNode> both = new ArrayList<>();
      point.forEach(both::add);
      points.add(numbers(members, "polygon", both));
    }
    return Area.polygon(points);
  }

  private static List<Double> numbers(Members members, String name, List<JsonNode> nodes) {
    List<Double> numbers = new ArrayList<>();
    for (JsonNode node : nodes) {
      members.check(node.isNumber(), name, "numbers expected");
      numbers.add(node.doubleValue());
    }
    return numbers;
  }

  private static Schedule schedule(Members members) {
    return new Schedule(zone(members), days(members), time(members, "from"), time(members, "to"));
  }

  private static ZoneId zone(Members members) {
    String zone = members.text("zone", MAX_ZONE, null);
    boolean known = zone != null && ZoneId.getAvailableZoneIds().contains(zone);
    members.check(known, "zone", "the IANA name of a time zone expected");
    return ZoneId.of(zone);
  }

  private static Set<DayOfWeek> days(Members members) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String text : members.texts("days", 7, 3)) {
      DayOfWeek day = dayOf(text);
      members.check(day != null, "days", "mon, tue, wed, thu, fri, sat, sun expected");
      days.add(day);
    }
    return days.isEmpty() && members.node("days") == null ? EnumSet.allOf(DayOfWeek.class) : days;
  }

  private static DayOfWeek dayOf(String text) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (dayName(day).equals(text)) {
        return day;
      }
    }
    return null;
  }

  /** The name on the wire, {@code mon}. */
  static String dayName(DayOfWeek day) {
    return day.name().substring(0, 3).toLowerCase(java.util.Locale.ROOT);
  }

  private static LocalTime time(Members members, String name) {
    String text = members.text(name, 5, "00:00");
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException e) {
      members.check(false, name, "HH:mm expected");
      return null;
    }
  }
}
