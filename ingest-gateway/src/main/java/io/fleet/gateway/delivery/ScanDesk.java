package io.fleet.gateway.delivery;

import io.fleet.events.ClockRule;
import io.fleet.events.DeliveryScan;
import io.fleet.events.DeliveryScanJson;
import io.fleet.events.NameUuid;
import io.fleet.events.Refusal;
import io.fleet.events.Topic;
import io.fleet.gateway.publish.LogWriter;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Where scans are held against the clock and written down. Never blocks. */
@Singleton
class ScanDesk {
  private final LogWriter log;
  private final Clock clock;

  ScanDesk(LogWriter log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /** Why the scan's time is not believed, or null. */
  Refusal clock(DeliveryScan scan) {
    return ClockRule.DEFAULT.check(scan.timestampMs(), clock.millis());
  }

  /** The scan's id: of all it says, so that one sent twice has one. */
  static UUID id(DeliveryScan scan) {
    return NameUuid.of(
        "delivery_scan",
        scan.vehicleId(),
        scan.stopId(),
        scan.eventType(),
        Long.toString(scan.timestampMs()),
        Integer.toString(scan.contentHash()));
  }

  /** Writes it under its vehicle's key; done when the log has it. */
  CompletionStage<Void> write(DeliveryScan scan) {
    byte[] key = scan.vehicleId().getBytes(StandardCharsets.UTF_8);
    return log.append(
        List.of(
            new ProducerRecord<>(
                Topic.DELIVERY_EVENTS.topicName(), key, DeliveryScanJson.write(scan))));
  }
}
