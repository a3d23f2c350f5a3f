package io.fleet.local.capability;

import io.fleet.events.reference.ReferenceKind;
import io.fleet.local.gateway.GatewayAccess;
import java.io.IOException;
import java.time.LocalDate;

/** What is learned of how a fleet gets along: asked of ClickHouse, told to the gateway. */
public final class TravelLesson {
  private final String clickHouseUrl;
  private final GatewayAccess access;

  /**
   * @param access to the gateway that takes what was learned
   */
  public TravelLesson(String clickHouseUrl, GatewayAccess access) {
    this.clickHouseUrl = clickHouseUrl;
    this.access = access;
  }

  /**
   * Learns from the weeks up to a day and stores it.
   *
   * @param day in UTC, over
   * @return what became of it: nothing if there is too little to learn from
   * @throws IOException if ClickHouse fails or does not answer
   * @throws IllegalStateException if the gateway does not answer or take it
   */
  public Learned of(LocalDate day) throws IOException, InterruptedException {
    String line = new DaysOfDrives(clickHouseUrl, day).line();
    return line.isBlank()
        ? Learned.NOTHING
        : new ReferenceImport(access, ReferenceKind.TRAVEL_TIMES).post(line);
  }
}
