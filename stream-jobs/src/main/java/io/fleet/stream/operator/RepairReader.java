package io.fleet.stream.operator;

import io.fleet.events.ByteReader;
import io.fleet.events.Topic;
import io.fleet.stream.io.LogRecord;
import io.fleet.stream.io.OutboundRecord;
import io.fleet.stream.timeline.VehicleReplay;
import io.fleet.stream.timeline.VehicleTimeline;
import io.fleet.stream.timeline.repair.RepairRequest;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers requests for repairs from the stored facts, on a thread of its own, one after the other:
 * a lane beside the live one, whose queue is part of checkpoints. It rests as long as it works, so
 * that a thousand vehicles that leave a tunnel together take at most half of a core from those that
 * drive. A vehicle that has asked anew while it waited is answered once, in its first turn.
 */
public final class RepairReader extends RichAsyncFunction<LogRecord, OutboundRecord> {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(RepairReader.class);

  /**
   * How many requests are under way at once. More than wait at most, so that the task's thread
   * never waits itself: it would hold back the barriers of checkpoints, and with them the alerts
   * that leave through the same sink.
   */
  public static final int CAPACITY = 4_096;

  /** Further requests are passed over; who still waits asks again after ten minutes. */
  private static final int MOST_WAITING = CAPACITY - 96;

  /** Who still waits for an older request has asked again. */
  static final long OLDEST_MS = 900_000;

  private static final int LONGEST_SLICE = Topic.REPAIR_SLICES.maxMessageBytes() - 1_024;

  private final VehicleTimelineFunction.RuleBookFactory ruleBook;
  private final ReferenceFactory references;
  private final RepairFactsFactory factsFactory;
  private transient OpenReference reference;
  private transient RepairRun run;
  private transient Lane lane;
  private transient NewestRequests newest;
  private transient Clock clock;
  private transient Counter passedOver;
  private transient Counter answeredBefore;

  /**
   * A reader.
   *
   * @param ruleBook the rules to run again
   * @param references what was in force
   * @param facts what is stored
   */
  public RepairReader(
      VehicleTimelineFunction.RuleBookFactory ruleBook,
      ReferenceFactory references,
      RepairFactsFactory facts) {
    this.ruleBook = ruleBook;
    this.references = references;
    this.factsFactory = facts;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    clock = Clock.systemUTC();
    reference = references.open();
    VehicleTimeline timeline =
        new VehicleTimeline(ruleBook.create(), reference.data(), reference.logins());
    run = new RepairRun(new VehicleReplay(timeline), factsFactory.facts(), factsFactory.fence());
    lane = new Lane("repair-reader", CAPACITY);
    newest = new NewestRequests();
    MetricGroup metrics = getRuntimeContext().getMetricGroup();
    passedOver = metrics.counter("fleet_repair_requests_passed_over");
    answeredBefore = metrics.counter("fleet_repair_requests_answered_before");
    metrics.gauge("fleet_repair_requests_waiting", (Gauge<Integer>) () -> lane.waiting());
    run.register(metrics);
  }

  @Override
  public void asyncInvoke(LogRecord record, ResultFuture<OutboundRecord> result) {
    long receivedNs = System.nanoTime();
    RepairRequest request = lane.waiting() < MOST_WAITING ? readable(record) : null;
    if (request == null) {
      passedOver.inc();
      result.complete(List.of());
      return;
    }
    newest.add(new NewestRequests.Received(request, record.appendMs, receivedNs));
    lane.run(() -> result.complete(answer(request.vehicleId())));
  }

  private static RepairRequest readable(LogRecord record) {
    try {
      return record.value == null ? null : RepairRequest.read(new ByteReader(record.value));
    } catch (RuntimeException e) {
      LOG.error("repair request cannot be read place={}", record.place(), e);
      return null;
    }
  }

  /** Answers what the vehicle has asked for last, in the turn of what it asked for first. */
  private Collection<OutboundRecord> answer(String vehicleId) {
    NewestRequests.Received asked = newest.take(vehicleId);
    if (asked == null) {
      answeredBefore.inc();
      return List.of();
    }
    if (clock.millis() - asked.appendMs() > OLDEST_MS) {
      passedOver.inc();
      return List.of();
    }
    try {
      byte[] slice = run.answer(asked.request(), asked.receivedNs()).toBytes();
      if (slice.length > LONGEST_SLICE) {
        throw new IllegalStateException("a slice of " + slice.length + " bytes");
      }
      return List.of(OutboundRecord.repairSlice(vehicleId, slice));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    } catch (RuntimeException e) {
      LOG.error("repair cannot be answered vehicle={}", vehicleId, e);
      passedOver.inc();
      return List.of();
    }
  }

  @Override
  public void close() throws Exception {
    if (lane != null) {
      lane.close();
    }
    if (reference != null) {
      reference.close();
    }
  }
}
