package io.fleet.stream.recompute;

import io.fleet.stream.rule.Finding;
import io.fleet.stream.timeline.Foresight;
import io.fleet.stream.timeline.Foresight.Foreseen;
import io.fleet.stream.timeline.VehicleTimeline;
import io.fleet.stream.timeline.repair.RepairFacts;
import io.fleet.stream.timeline.repair.RepairRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Runs the rules over a vehicle's stored facts and holds what they find against what was told. What
 * is over was told as it is stored. Of what is not over nothing is stored: with other thresholds it
 * is held against a run with those in force; with the same it is left out, since only the live
 * timeline knows what was told of it.
 */
final class Comparison {
  private static final long ONLY_REQUEST = 1;

  private final RepairFacts facts;
  private final Foresight proposed;
  private final Foresight asIs;

  /**
   * A comparison.
   *
   * @param proposed with the reference data that is to be
   * @param asIs with the reference data in force; null if it is the same
   */
  Comparison(RepairFacts facts, VehicleTimeline proposed, VehicleTimeline asIs) {
    this.facts = facts;
    this.proposed = new Foresight(proposed);
    this.asIs = asIs == null ? null : new Foresight(asIs);
  }

  /** What would be told otherwise of one vehicle. */
  List<Difference> of(Stretch stretch) throws IOException, InterruptedException {
    Map<String, Foreseen> now = foreseen(proposed, stretch);
    return asIs == null ? ofStored(now) : ofBoth(now, foreseen(asIs, stretch));
  }

  /** Two runs are only alike in what they leave out if both go to the end. */
  private Map<String, Foreseen> foreseen(Foresight run, Stretch stretch)
      throws IOException, InterruptedException {
    RepairRequest request =
        new RepairRequest(
            stretch.vehicleId(),
            ONLY_REQUEST,
            stretch.fromMs(),
            asIs == null ? stretch.toMs() : stretch.latestMs(),
            stretch.latestMs(),
            List.of());
    return run.of(request, stretch.silentMs(), facts);
  }

  private static List<Difference> ofStored(Map<String, Foreseen> now) {
    List<Difference> found = new ArrayList<>();
    now.values().stream()
        .filter(each -> each.stored() != null || each.settled())
        .map(each -> Difference.between(each.stored(), each.holds()))
        .filter(Objects::nonNull)
        .forEach(found::add);
    return found;
  }

  private static List<Difference> ofBoth(Map<String, Foreseen> now, Map<String, Foreseen> before) {
    List<Difference> found = new ArrayList<>();
    Consumer<Difference> add =
        difference -> {
          if (difference != null) {
            found.add(difference);
          }
        };
    now.forEach(
        (id, each) -> {
          Finding told = each.stored() == null ? unstored(before.get(id)) : each.stored();
          add.accept(Difference.between(told, each.holds()));
        });
    before.forEach(
        (id, each) -> {
          if (!now.containsKey(id)) {
            add.accept(Difference.between(unstored(each), null));
          }
        });
    return found;
  }

  /** What holds of a finding of which nothing is stored, or null. */
  private static Finding unstored(Foreseen each) {
    return each == null || each.stored() != null ? null : each.holds();
  }
}
