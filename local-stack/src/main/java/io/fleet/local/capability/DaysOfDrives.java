package io.fleet.local.capability;

import io.fleet.events.travel.Lasting;
import io.fleet.events.travel.TravelCurve;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;

/** Asks ClickHouse how the fleet got along in the weeks up to a day. */
public final class DaysOfDrives {
  /** From fewer drives nothing is learned, and what was known holds on. */
  static final int FEWEST_LEGS = 50;

  private static final int DAYS = 28;

  /** So many drives of one hour weigh as much as those of all. */
  private static final int WEIGHT = 20;

  /** Of fewer of a kind nothing is learned. */
  private static final int FEW = 10;

  private static final double MS_PER_S = 1_000;

  private final Store store;
  private final LocalDate day;

  /**
   * Days of one store.
   *
   * @param day the last of them, in UTC
   */
  DaysOfDrives(Store store, LocalDate day) {
    this.store = store;
    this.day = day;
  }

  /**
   * Days of the ClickHouse that answers there.
   *
   * @param day the last of them, in UTC
   */
  public DaysOfDrives(String clickHouseUrl, LocalDate day) {
    this(new Store(clickHouseUrl), day);
  }

  /** What the gateway's import takes, one line; empty if there is too little to learn from. */
  public String line() throws IOException, InterruptedException {
    return store.ask(
        "travel-times",
        "JSONEachRow",
        Map.ofEntries(
            Map.entry("day", day.toString()),
            Map.entry("days", Integer.toString(DAYS)),
            Map.entry("legs", Integer.toString(FEWEST_LEGS)),
            Map.entry("weight", Integer.toString(WEIGHT)),
            Map.entry("few", Integer.toString(FEW)),
            Map.entry("service_overs", Lasting.SERVICE.after().toString()),
            Map.entry("halts", Lasting.HALT.after().toString()),
            Map.entry("passes", Lasting.PASSED_OVER.after().toString()),
            Map.entry("never", Integer.toString(Lasting.NEVER)),
            Map.entry("over_s", Double.toString(Lasting.SERVICE.leftMs(0) / MS_PER_S)),
            Map.entry("fixed_ms", Long.toString(TravelCurve.FIXED_MS)),
            Map.entry("parking_m", Double.toString(TravelCurve.PARKING_M)),
            Map.entry("streets_m", Double.toString(TravelCurve.STREETS_M)),
            Map.entry("town_m", Double.toString(TravelCurve.TOWN_M)),
            Map.entry("streets_mps", Double.toString(TravelCurve.STREETS_MPS)),
            Map.entry("town_mps", Double.toString(TravelCurve.TOWN_MPS)),
            Map.entry("overland_mps", Double.toString(TravelCurve.OVERLAND_MPS)),
            Map.entry("service_s", Double.toString(TravelCurve.SERVICE_MS / MS_PER_S))));
  }
}
