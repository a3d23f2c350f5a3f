package io.fleet.local.accuracy;

import io.fleet.simulator.truth.Label;
import io.fleet.simulator.truth.LabelKind;
import io.fleet.simulator.truth.Measure;
import java.util.Map;

/** Labels and findings of one afternoon, by seconds after its beginning. */
final class Labels {
  static final long START_MS = 1_772_431_200_000L;
  static final String VAN = "van-1";
  static final String DRIVER = "driver-1";

  private Labels() {}

  static Label label(LabelKind kind, double fromS, double toS, Map<Measure, Double> measures) {
    return new Label(kind, VAN, DRIVER, at(fromS), at(toS), measures);
  }

  static Label braking(double fromS, double peakG) {
    return label(LabelKind.HARSH_BRAKING, fromS, fromS + 3, Map.of(Measure.PEAK_G, peakG));
  }

  static Label overspeed(double fromS, double seconds, double peakKmph, double limitKmph) {
    return label(
        LabelKind.OVERSPEED,
        fromS,
        fromS + seconds,
        Map.of(
            Measure.ABOVE_S, seconds, Measure.PEAK_KMPH, peakKmph, Measure.LIMIT_KMPH, limitKmph));
  }

  static Finding finding(double fromS) {
    return finding(VAN, fromS, 1);
  }

  static Finding finding(String vehicleId, double fromS, int severity) {
    return new Finding(vehicleId, at(fromS), at(fromS + 2), severity);
  }

  static long at(double seconds) {
    return START_MS + Math.round(seconds * 1_000);
  }
}
