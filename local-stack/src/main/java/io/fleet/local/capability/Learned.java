package io.fleet.local.capability;

/**
 * What became of what was learned.
 *
 * @param created of vehicles of which nothing was known
 * @param updated that are not as they were
 * @param unchanged that are
 * @param refused by the gateway
 */
public record Learned(int created, int updated, int unchanged, int refused) {
  static final Learned NOTHING = new Learned(0, 0, 0, 0);

  Learned plus(Learned more) {
    return new Learned(
        created + more.created,
        updated + more.updated,
        unchanged + more.unchanged,
        refused + more.refused);
  }

  /** With what became of the fleet's travel times: only what was refused counts. */
  Learned withTravelTimes(Learned fleet) {
    return new Learned(created, updated, unchanged, refused + fleet.refused);
  }

  /** All of them. */
  public int vehicles() {
    return created + updated + unchanged + refused;
  }

  @Override
  public String toString() {
    return "%d vehicles: %d new, %d changed, %d unchanged, %d refused"
        .formatted(vehicles(), created, updated, unchanged, refused);
  }
}
