package io.fleet.stream.timeline.reference;

import io.fleet.events.Refusal;
import io.fleet.events.reference.BodyMembers;
import io.fleet.stream.rule.hours.HoursProfile;
import io.fleet.stream.rule.hours.HoursTerms;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the rules need to know of a driver; nothing personal is kept.
 *
 * @param profile whose rules for driving hours hold
 * @param zone in which days and weeks are counted
 * @param group whose rules hold for what this driver does, or null
 */
record DriverFacts(HoursProfile profile, ZoneId zone, String group) {
  static final DriverFacts UNKNOWN =
      new DriverFacts(HoursTerms.DEFAULT.profile(), HoursTerms.DEFAULT.zone(), null);

  /**
   * Understands a driver's body.
   *
   * @param passedOver counts what makes no sense of the members that are needed here
   */
  static DriverFacts of(String body, LongAdder passedOver) throws Refusal.RefusedException {
    Map<String, Object> members = BodyMembers.of(body);
    Object named = members.get("hours_profile");
    HoursProfile profile = HoursProfile.ofWireName(named);
    if (profile == null) {
      profile = UNKNOWN.profile;
      if (named != null) {
        passedOver.increment();
      }
    }
    String group = members.get("group") instanceof String name ? name : null;
    return new DriverFacts(profile, zone(members.get("zone"), passedOver), group);
  }

  private static ZoneId zone(Object name, LongAdder passedOver) {
    try {
      return name instanceof String id ? ZoneId.of(id) : UNKNOWN.zone;
    } catch (DateTimeException e) {
      passedOver.increment();
      return UNKNOWN.zone;
    }
  }
}
