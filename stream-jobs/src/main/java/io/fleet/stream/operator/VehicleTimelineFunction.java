package io.fleet.stream.operator;

import io.fleet.stream.io.clickhouse.EncodedRow;
import io.fleet.stream.rule.Rule;
import io.fleet.stream.timeline.LogClock;
import io.fleet.stream.timeline.RuleBook;
import io.fleet.stream.timeline.VehicleState;
import io.fleet.stream.timeline.VehicleTimeline;
import io.fleet.stream.timeline.VehicleTimeline.Outcome;
import java.time.Clock;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Carries one timeline per vehicle: loads its state, steps it, passes on what it tells.
 *
 * <p>Flink's timers only wake a silent vehicle up. How long it has been silent is told by its
 * partition's attended time, and what follows from that is the timeline's to decide.
 */
public final class VehicleTimelineFunction
    extends KeyedProcessFunction<String, TimelineInput, EncodedRow>
    implements CheckpointedFunction {
  private static final long serialVersionUID = 1L;
  private static final long SHORTEST_SLEEP_MS = 1_000;

  private final RuleBookFactory ruleBook;
  private final ReferenceFactory references;
  private transient OpenReference reference;
  private transient LogClocks clocks;
  private transient ActivityMeter activity;
  private transient VehicleTimeline timeline;
  private transient ValueState<VehicleState> vehicles;
  private transient FindingOutlet outlet;
  private transient Counter late;
  private transient Counter duplicates;

  /** Makes the rules, once in each subtask. */
  public interface RuleBookFactory extends java.io.Serializable {
    RuleBook create();
  }

  public VehicleTimelineFunction(RuleBookFactory ruleBook, ReferenceFactory references) {
    this.ruleBook = ruleBook;
    this.references = references;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    reference = references.open();
    reference.register(getRuntimeContext().getMetricGroup());
    timeline = new VehicleTimeline(ruleBook.create(), reference.data());
    outlet = new FindingOutlet(Clock.systemUTC());
    vehicles =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("vehicle", new VehicleStateSerializer()));
    late = getRuntimeContext().getMetricGroup().counter("fleet_late_events");
    duplicates = getRuntimeContext().getMetricGroup().counter("fleet_duplicate_events");
  }

  @Override
  public void close() {
    if (reference != null) {
      reference.close();
    }
  }

  @Override
  public void processElement(TimelineInput input, Context context, Collector<EncodedRow> out)
      throws Exception {
    LogClock clock = clocks.of(input.partition());
    clock.read(input.appendMs(), input.offset());
    if (activity.isSecondOver(input.partition(), clock.appendMs())) {
      long nowMs = context.timerService().currentProcessingTime();
      activity.tell(
          input.partition(),
          clock.appendMs(),
          nowMs,
          second -> context.output(SideOutputs.ACTIVITY, second));
    }
    if (input.isHeartbeat()) {
      return;
    }
    VehicleState state = vehicles.value();
    if (state == null) {
      state = timeline.initial();
    }
    timeline.resume(state);
    outlet.to(out, context::output);
    long version = LogClock.versionOf(input.appendMs(), input.offset());
    long travelledMm = state.travelledMm();
    Outcome outcome = timeline.apply(state, input.telemetry(), version, outlet);
    count(outcome);
    activity.add(input.appendMs(), isNew(outcome), state.travelledMm() - travelledMm);
    if (changes(outcome) || state.logPartition() < 0) {
      state.heard(input.partition(), clock.attendedMs());
    }
    wakeInTime(state, input.appendMs(), state.latestMs(), timeline.nextTimerMs(state), context);
    vehicles.update(state);
  }

  /** Whether the event becomes a row of its own. */
  private static boolean isNew(Outcome outcome) {
    return outcome == Outcome.APPLIED || outcome == Outcome.LATE;
  }

  private static boolean changes(Outcome outcome) {
    return outcome == Outcome.APPLIED || outcome == Outcome.REPLACED;
  }

  private void count(Outcome outcome) {
    if (outcome == Outcome.LATE) {
      late.inc();
    } else if (outcome == Outcome.DUPLICATE) {
      duplicates.inc();
    }
  }

  /**
   * Sets the wake-up for a timer of vehicle time, unless one is set that comes no later. It lies
   * ahead of the watermark, else it would be due again at once, and for ever at the end of the
   * input.
   */
  private static void wakeInTime(
      VehicleState state, long logMs, long vehicleMs, long timerMs, Context context) {
    long watermarkMs = context.timerService().currentWatermark();
    if (timerMs == Rule.NO_TIMER || watermarkMs == Long.MAX_VALUE) {
      return;
    }
    long fromMs = Math.max(logMs, watermarkMs);
    long wakeAtMs = fromMs + Math.max(timerMs - vehicleMs, SHORTEST_SLEEP_MS);
    boolean sleepsTooLong = state.wakeAtMs() > wakeAtMs;
    boolean overslept = state.wakeAtMs() <= watermarkMs;
    if (sleepsTooLong || overslept) {
      state.wakeAt(wakeAtMs);
      context.timerService().registerEventTimeTimer(wakeAtMs);
    }
  }

  @Override
  public void onTimer(long logMs, OnTimerContext context, Collector<EncodedRow> out)
      throws Exception {
    VehicleState state = vehicles.value();
    if (state == null || state.wakeAtMs() != logMs) {
      return;
    }
    state.wakeAt(Long.MAX_VALUE);
    LogClock clock = clocks.of(state.logPartition());
    long vehicleMs = state.latestMs() + silentMs(clock.attendedMs() - state.attendedMs());
    long next = timeline.nextTimerMs(state);
    if (next <= vehicleMs) {
      outlet.to(out, context::output);
      next = timeline.tick(state, vehicleMs, clock.version(), outlet);
    }
    wakeInTime(state, logMs, vehicleMs, next, context);
    vehicles.update(state);
  }

  /** How much of a silence is one, ms: what is under way may still say otherwise. */
  private static long silentMs(long unheardMs) {
    return Math.max(0, unheardMs - VehicleTimeline.UNDER_WAY_MS);
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    clocks = new LogClocks();
    clocks.restore(context);
    activity = new ActivityMeter();
    activity.restore(context, clocks);
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    clocks.keep();
    activity.keep();
  }
}
