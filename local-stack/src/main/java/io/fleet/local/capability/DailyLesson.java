package io.fleet.local.capability;

import io.fleet.events.reference.ReferenceKind;
import io.fleet.local.gateway.GatewayAccess;
import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.PortName;
import io.fleet.local.layout.Ports;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.LocalDate;

/** What a stack learns of a day. */
public final class DailyLesson {
  private static final String SUBJECT = "learned";

  private final DataDirectory directory;

  /** Of the stack in a directory. */
  public DailyLesson(DataDirectory directory) {
    this.directory = directory;
  }

  /**
   * Learns from a day and stores it.
   *
   * @param day in UTC, over
   * @throws IOException if ClickHouse fails or does not answer
   * @throws IllegalStateException if the gateway does not answer or take it
   */
  public Learned of(LocalDate day)
      throws IOException, InterruptedException, GeneralSecurityException {
    // A token for each part: a long day takes longer than one is good.
    Learner.Taker taker =
        lines -> {
          try {
            return importOf(ReferenceKind.CAPABILITIES).post(lines);
          } catch (GeneralSecurityException e) {
            throw new IOException(e);
          }
        };
    GatewayAccess.of(directory, SUBJECT);
    String clickHouse = Ports.remembered(directory.ports()).url(PortName.CLICKHOUSE);
    Store store = new Store(clickHouse);
    Learned vehicles =
        new Learner(new DayOfTelemetry(store, day), taker, Learner.VEHICLES_A_PART).learn();
    GatewayAccess fresh = GatewayAccess.of(directory, SUBJECT);
    return vehicles.withTravelTimes(new TravelLesson(clickHouse, fresh).of(day));
  }

  private ReferenceImport importOf(ReferenceKind kind)
      throws IOException, GeneralSecurityException {
    return new ReferenceImport(GatewayAccess.of(directory, SUBJECT), kind);
  }
}
