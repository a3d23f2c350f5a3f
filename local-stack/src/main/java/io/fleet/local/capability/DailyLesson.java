package io.fleet.local.capability;

import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.PortName;
import io.fleet.local.layout.Ports;
import io.fleet.local.token.GatewayAccess;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.LocalDate;

/** What a stack learns of a day. */
final class DailyLesson {
  private static final String SUBJECT = "learned";

  private final DataDirectory directory;

  DailyLesson(DataDirectory directory) {
    this.directory = directory;
  }

  Learned of(LocalDate day) throws IOException, InterruptedException, GeneralSecurityException {
    // A token for each part: a long day takes longer than one is good.
    Learner.Taker taker =
        lines -> {
          try {
            return new ReferenceImport(GatewayAccess.of(directory, SUBJECT)).post(lines);
          } catch (GeneralSecurityException e) {
            throw new IOException(e);
          }
        };
    GatewayAccess.of(directory, SUBJECT);
    String clickHouse = Ports.remembered(directory.ports()).url(PortName.CLICKHOUSE);
    return new Learner(new DayOfTelemetry(clickHouse, day), taker, Learner.VEHICLES_A_PART).learn();
  }
}
