package io.fleet.stream.rule.settings;

/**
 * How a vehicle's health is judged.
 *
 * @param heat of the engine's temperature
 * @param supply of the supply voltage
 * @param fuel of fuel that is lost
 * @param charge of the drive battery
 * @param faults of fault codes
 */
public record HealthSettings(
    Heat heat, Supply supply, FuelLoss fuel, Charge charge, FaultCodes faults) {
  static final HealthSettings BUILT_IN =
      new HealthSettings(
          new Heat(1_050, 60_000),
          new Supply(0, 11_800, 23_600, 60_000, 13_200, 26_400, 300_000),
          new FuelLoss(0, 80, 600),
          new Charge(true, 150),
          new FaultCodes(604_800_000, 86_400_000));

  /**
   * When an engine is too hot.
   *
   * @param aboveDc above so much, 0.1 °C
   * @param afterMs for so long, ms
   */
  public record Heat(int aboveDc, long afterMs) {}

  /**
   * When the supply voltage is too low.
   *
   * @param systemV 12 or 24, or 0 if nobody says
   * @param low12Mv with the engine off, 12 V system, 0.001 V
   * @param low24Mv with the engine off, 24 V system, 0.001 V
   * @param lowAfterMs for so long, ms
   * @param charging12Mv with the engine on, 12 V system, 0.001 V
   * @param charging24Mv with the engine on, 24 V system, 0.001 V
   * @param chargingAfterMs for so long, ms
   */
  public record Supply(
      int systemV,
      int low12Mv,
      int low24Mv,
      long lowAfterMs,
      int charging12Mv,
      int charging24Mv,
      long chargingAfterMs) {

    /** Below which voltage a battery at rest is low, 0.001 V. */
    public int lowMv(boolean is24V) {
      return is24V ? low24Mv : low12Mv;
    }

    /** Below which voltage nothing charges, 0.001 V. */
    public int chargingMv(boolean is24V) {
      return is24V ? charging24Mv : charging12Mv;
    }
  }

  /**
   * When fuel is lost.
   *
   * @param tankCl what the tank holds, 0.01 l, or 0 if nobody says
   * @param shareDpct more than so much of the tank, 0.1 %
   * @param volumeCl and more than so much, 0.01 l
   */
  public record FuelLoss(int tankCl, int shareDpct, int volumeCl) {}

  /**
   * When a drive battery is low.
   *
   * @param judged whether it is at all: a hybrid drives on with an empty one
   * @param belowDpct below so much, 0.1 %
   */
  public record Charge(boolean judged, int belowDpct) {}

  /**
   * When a fault code is news and when it is gone.
   *
   * @param newAfterMs after not having been told for so long, ms
   * @param goneAfterMs after not having been told for so long, ms
   */
  public record FaultCodes(long newAfterMs, long goneAfterMs) {}
}
