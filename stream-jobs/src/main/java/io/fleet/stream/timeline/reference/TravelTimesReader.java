package io.fleet.stream.timeline.reference;

import io.fleet.events.Refusal;
import io.fleet.events.reference.BodyMembers;
import io.fleet.events.travel.Lasting;
import io.fleet.events.travel.TravelCurve;
import io.fleet.stream.rule.settings.TravelTimes;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;

/**
 * Understands what was learned of how the fleet gets along. The gateway refuses what makes no
 * sense; of what stands in the topic all the same each number out of its range is passed over for
 * the built-in one, and so is a list of another length.
 */
final class TravelTimesReader {
  private static final double LEAST_DETOUR = 1;
  private static final double GREATEST_DETOUR = 3;
  private static final double LEAST_PACE = 0.2;
  private static final double GREATEST_PACE = 5;
  private static final double LEAST_SHARE = 0.1;
  private static final double GREATEST_SHARE = 10;
  private static final int SECONDS_A_DAY = 86_400;
  private static final int MS_PER_S = 1_000;
  private static final int PER_THOUSAND = 1_000;

  private final String body;
  private final LongAdder passedOver;

  private TravelTimesReader(String body, LongAdder passedOver) {
    this.body = body;
    this.passedOver = passedOver;
  }

  /**
   * Reads a body.
   *
   * @param passedOver counts what makes no sense
   * @throws Refusal.RefusedException if it is no JSON object
   */
  static TravelTimes read(String body, LongAdder passedOver) throws Refusal.RefusedException {
    TravelTimesReader reader = new TravelTimesReader(body, passedOver);
    VehicleNumbers numbers = new VehicleNumbers(BodyMembers.of(body), passedOver);
    long serviceMs =
        numbers.scaled("service_s", 0, SECONDS_A_DAY, MS_PER_S, TravelCurve.SERVICE_MS);
    long share =
        numbers.scaled("service_share", LEAST_SHARE, GREATEST_SHARE, PER_THOUSAND, PER_THOUSAND);
    return new TravelTimes(
        reader.list(
            "detour", TravelTimes.HOURS_OF_DAY, LEAST_DETOUR, GREATEST_DETOUR, TravelTimes.DETOUR),
        reader.list("pace", TravelTimes.HOURS_OF_WEEK, LEAST_PACE, GREATEST_PACE, 1),
        serviceMs,
        share / (double) PER_THOUSAND,
        reader.lasting("service_over_s", Lasting.SERVICE, Lasting.SERVICE),
        reader.lasting("halt_s", Lasting.HALT, Lasting.HALT),
        reader.lasting("passed_over", Lasting.PASSED_OVER, null));
  }

  /** What is not there was not learned. */
  private Lasting lasting(String member, Lasting points, Lasting builtIn)
      throws Refusal.RefusedException {
    double[] numbers = BodyMembers.numbers(body, member);
    if (numbers.length == 0) {
      return builtIn;
    }
    boolean makesSense =
        numbers.length == points.after().size()
            && Arrays.stream(numbers).allMatch(s -> s >= 0 && s <= SECONDS_A_DAY);
    if (!makesSense) {
      passedOver.increment();
      return builtIn;
    }
    return points.leaving(numbers);
  }

  private double[] list(String member, int length, double least, double greatest, double builtIn)
      throws Refusal.RefusedException {
    double[] numbers = BodyMembers.numbers(body, member);
    if (numbers.length != length) {
      passedOver.increment();
      numbers = new double[length];
      Arrays.fill(numbers, builtIn);
      return numbers;
    }
    for (int i = 0; i < length; i++) {
      boolean makesSense = numbers[i] >= least && numbers[i] <= greatest;
      if (!makesSense) {
        passedOver.increment();
        numbers[i] = builtIn;
      }
    }
    return numbers;
  }
}
