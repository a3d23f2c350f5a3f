package io.fleet.stream.timeline.repair;

import io.fleet.events.Telemetry;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/** The stored facts of vehicles, as a repair asks for them. Answers may take long, or fail. */
public interface RepairFacts {
  /**
   * The newest anchor that is earlier than a moment, if there is one, and all that are not,
   * earliest first.
   */
  List<Anchor> anchorsAround(String vehicleId, long momentMs)
      throws IOException, InterruptedException;

  /**
   * The events later than a moment and up to another, each identity once, in the order of {@link
   * Telemetry#compareInTime}; told one after the other, never all held at once.
   *
   * @param afterMs exclusive; {@link Long#MIN_VALUE} for all
   * @param untilMs inclusive
   * @param each is told an event and says whether it wants another
   */
  void events(String vehicleId, long afterMs, long untilMs, Predicate<Telemetry> each)
      throws IOException, InterruptedException;

  /** What was told last of the findings first found later than a moment, withdrawn ones too. */
  List<SettledFinding> settledAfter(String vehicleId, long foundAfterMs)
      throws IOException, InterruptedException;

  /** Every vehicle of which anything is known. */
  List<String> vehicles() throws IOException, InterruptedException;
}
