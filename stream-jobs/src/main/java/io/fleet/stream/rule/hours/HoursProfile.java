package io.fleet.stream.rule.hours;

/** Whose rules for driving hours hold for a driver. */
public enum HoursProfile {
  /** Regulation (EC) No 561/2006, Articles 6 to 8. */
  EU561("eu561", "Regulation (EC) 561/2006"),
  /** 49 CFR 395.3, property-carrying vehicles. */
  US_HOS("us-hos", "49 CFR 395.3"),
  /** Vans, where neither holds: 30 min of standing after 4 h 30 min. */
  VAN("van", "the rule for vans"),
  /** Hours are added up, nothing is judged. */
  OFF("off", "no rule");

  private static final HoursProfile[] PROFILES = values();

  private final String wireName;
  private final String source;

  HoursProfile(String wireName, String source) {
    this.wireName = wireName;
    this.source = source;
  }

  /** The value in reference data, tables and alerts. */
  public String wireName() {
    return wireName;
  }

  /** What to call the rules in a sentence. */
  String source() {
    return source;
  }

  /** The profile of a value of reference data, or null. */
  public static HoursProfile ofWireName(Object name) {
    for (HoursProfile profile : PROFILES) {
      if (profile.wireName.equals(name)) {
        return profile;
      }
    }
    return null;
  }

  static HoursProfile at(int ordinal) {
    return PROFILES[ordinal];
  }

  /** A new judge that knows nothing yet. */
  HoursRules rules(EpisodeSink sink) {
    return switch (this) {
      case EU561 -> new EuHours(sink);
      case US_HOS -> new UsHours(sink);
      case VAN -> new VanHours(sink);
      case OFF -> new NoHours();
    };
  }
}
