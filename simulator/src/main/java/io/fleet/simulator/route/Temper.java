package io.fleet.simulator.route;

/**
 * How a driver treats speed limits.
 *
 * @param cruiseFactor speed held on an ordinary road, as a share of its limit
 * @param overspeedChance share of roads on which the driver goes well above the limit, 0–1
 */
public record Temper(double cruiseFactor, double overspeedChance) {
  /** Refuses what no driver does. */
  public Temper {
    if (!(cruiseFactor > 0.5 && cruiseFactor < 1.5)) {
      throw new IllegalArgumentException("cruiseFactor " + cruiseFactor);
    }
    if (!(overspeedChance >= 0 && overspeedChance <= 1)) {
      throw new IllegalArgumentException("overspeedChance " + overspeedChance);
    }
  }
}
