package io.fleet.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.query.audit.AuditLog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who reads a person's score is written down, whether they may or not. */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
class AuditApiTest {
  private static final PatternFormatter MESSAGE = new PatternFormatter("%s");

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          lines.add(MESSAGE.format(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    Logger.getLogger(AuditLog.CATEGORY).addHandler(handler);
  }

  @AfterEach
  void leave() {
    Logger.getLogger(AuditLog.CATEGORY).removeHandler(handler);
  }

  @Test
  void everyReadingIsOneLineOfFixedWords() {
    // when
    Client.viewer().get("/v1/drivers/{id}/score", "d 7 by=eve\n");
    Client.driver("ben").get("/v1/drivers/anna/recent");
    Client.as("operator").get("/v1/drivers/ranking");
    Client.viewer().get("/v1/trips/nothing/score");
    Client.viewer().get("/v1/trips/nothing/geometry");
    Client.viewer().get("/v1/positions?bbox=0,0,1,1&from=2026-01-31T00:00:00Z&to=1769900000000");
    Client.viewer().get("/v1/positions?bbox=0,0,1,1");

    // then
    assertThat(lines)
        .containsExactly(
            "audit action=read_score subject=d?7?by?eve? by=test roles=viewer result=granted",
            "audit action=read_recent subject=anna by=ben roles=driver result=refused",
            "audit action=read_ranking subject=* by=test roles=operator result=granted",
            "audit action=read_trip_score subject=- by=test roles=viewer result=granted",
            "audit action=read_track subject=trip:nothing by=test roles=viewer result=granted",
            "audit action=read_area subject=* by=test roles=viewer result=granted");
  }
}
