package io.fleet.stream.rule.hours;

import java.util.Map;
import java.util.TreeMap;

/** What an alert about driving hours says. */
public final class HoursText {
  private static final long MINUTE_MS = 60_000;
  private static final long SECOND_MS = 1_000;
  private static final String ADVISORY = "advisory, no tachograph or ELD record.";

  private HoursText() {}

  /** One sentence: what was counted, what is allowed, by whose rule, and what it is not. */
  public static String details(HoursEpisode e) {
    String reason = e.isBreak() ? cutShort(e) : counted(e);
    String assumed = e.assumedBreaks() ? "a break was assumed from standing or silence; " : "";
    return reason + " (" + e.rule().article(e.profile()) + "); " + assumed + ADVISORY;
  }

  private static String cutShort(HoursEpisode e) {
    return "Driving resumed after a break of %s where %s were due"
        .formatted(duration(e.usedMs()), duration(e.limitMs()));
  }

  private static String counted(HoursEpisode e) {
    String left = e.stage() == Stage.WARNED_30 ? "30 min" : "15 min";
    String state =
        e.stage() == Stage.EXCEEDED ? "more than is allowed" : "less than " + left + " are left";
    return "%s: %s of %s, %s"
        .formatted(e.rule().counted(), duration(e.usedMs()), duration(e.limitMs()), state);
  }

  /** Numbers and texts of the alert, units in names. */
  public static Map<String, Object> data(HoursEpisode e) {
    Map<String, Object> data = new TreeMap<>();
    data.put("rule", e.rule().wireName());
    data.put("profile", e.profile().wireName());
    data.put("article", e.rule().article(e.profile()));
    data.put("assumed_breaks", e.assumedBreaks());
    data.put("advisory", true);
    data.put(e.isBreak() ? "break_s" : measure(e.rule()), e.usedMs() / SECOND_MS);
    data.put(e.isBreak() ? "due_s" : "limit_s", e.limitMs() / SECOND_MS);
    data.put("vehicle_driven", e.drivenVehicleId());
    if (!e.isBreak()) {
      data.put("stage", e.stage().wireName());
    }
    return data;
  }

  /** What is counted is driving, or time since a rest. */
  private static String measure(HoursRule rule) {
    return switch (rule) {
      case DAILY_REST, DUTY_WINDOW -> "elapsed_s";
      case DUTY_CYCLE -> "on_duty_s";
      default -> "driving_s";
    };
  }

  private static String duration(long ms) {
    long minutes = ms / MINUTE_MS;
    return minutes < 60 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
  }
}
