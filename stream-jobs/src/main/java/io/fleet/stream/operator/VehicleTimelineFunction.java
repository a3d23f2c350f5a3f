package io.fleet.stream.operator;

import io.fleet.stream.io.clickhouse.EncodedRow;
import io.fleet.stream.io.trace.AlertTraces;
import io.fleet.stream.timeline.LogClock;
import io.fleet.stream.timeline.Repairs;
import io.fleet.stream.timeline.RuleBook;
import io.fleet.stream.timeline.VehicleState;
import io.fleet.stream.timeline.VehicleTimeline;
import io.fleet.stream.timeline.VehicleTimeline.Outcome;
import io.fleet.stream.timeline.repair.RepairSlice;
import io.fleet.stream.timeline.repair.RepairWish;
import io.fleet.stream.timeline.repair.UnreadableSliceException;
import java.time.Clock;
import java.time.Duration;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimerService;
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
    implements CheckpointedFunction, CheckpointListener {
  private static final long serialVersionUID = 1L;

  /** After so much attended time without the vehicle its state shrinks. */
  static final long SHRINKS_AFTER_MS = Duration.ofDays(1).toMillis();

  /** After so much attended time without the vehicle nothing is left of it. */
  static final long LEAVES_AFTER_MS = Duration.ofDays(400).toMillis();

  private final RuleBookFactory ruleBook;
  private final ReferenceFactory references;
  private final PublishedAlertsFactory alertsTopic;
  private final AlertTracesFactory tracesFactory;
  private transient OpenReference reference;
  private transient AlertMemory alerts;
  private transient LogClocks clocks;
  private transient ActivityMeter activity;
  private transient VehicleTimeline timeline;
  private transient ValueState<VehicleState> vehicles;
  private transient FindingOutlet outlet;
  private transient Repairs repairs;
  private transient RepairDesk desk;
  private transient AlertTraces traces;
  private transient TimelineMeters meters;

  /** Makes the rules, once in each subtask. */
  public interface RuleBookFactory extends java.io.Serializable {
    RuleBook create();
  }

  /** One that cannot know what was published, and sends no spans. */
  public VehicleTimelineFunction(RuleBookFactory ruleBook, ReferenceFactory references) {
    this(ruleBook, references, PublishedAlertsFactory.unknown(), AlertTracesFactory.carried());
  }

  public VehicleTimelineFunction(
      RuleBookFactory ruleBook,
      ReferenceFactory references,
      PublishedAlertsFactory alertsTopic,
      AlertTracesFactory traces) {
    this.ruleBook = ruleBook;
    this.references = references;
    this.alertsTopic = alertsTopic;
    this.tracesFactory = traces;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    MetricGroup metrics = getRuntimeContext().getMetricGroup();
    reference = references.open();
    reference.register(metrics);
    timeline = new VehicleTimeline(ruleBook.create(), reference.data(), reference.logins());
    repairs = new Repairs(timeline);
    desk.register(metrics);
    meters = new TimelineMeters(metrics);
    traces = tracesFactory.open();
    outlet = new FindingOutlet(Clock.systemUTC(), alerts::told, traces, meters::ruleSwitchedOff);
    TaskInfo task = getRuntimeContext().getTaskInfo();
    alerts.open(alertsTopic.open(), vehicleId -> KeyGroupKeys.isOf(task, vehicleId), metrics);
    vehicles =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("vehicle", new VehicleStateSerializer()));
  }

  @Override
  public void close() {
    if (reference != null) {
      reference.close();
    }
    if (alerts != null) {
      alerts.close();
    }
    if (traces != null) {
      traces.close();
    }
  }

  @Override
  public void processElement(TimelineInput input, Context context, Collector<EncodedRow> out)
      throws Exception {
    if (input.slice() != null) {
      mend(input, context, out);
      return;
    }
    LogClock clock = clocks.of(input.partition());
    clock.read(input.appendMs(), input.offset());
    if (activity.isSecondOver(input.partition(), clock.appendMs())) {
      long nowMs = context.timerService().currentProcessingTime();
      activity.tell(
          input.partition(),
          clock.appendMs(),
          nowMs,
          second -> context.output(SideOutputs.ACTIVITY, second));
      takeBackWhatNeverWas(context, out);
      desk.askDue(request -> context.output(SideOutputs.OUTBOUND, request));
    }
    if (input.isHeartbeat()) {
      return;
    }
    VehicleState state = vehicles.value();
    if (state == null) {
      state = timeline.initial();
    }
    boolean wasResidue = state.isResidue();
    timeline.resume(state);
    outlet.to(input.key(), out, context::output);
    outlet.causedBy(input.trace(), input.appendMs());
    long version = clock.version();
    long travelledMm = state.travelledMm();
    boolean wasUnderRepair = state.isUnderRepair();
    Outcome outcome = timeline.apply(state, input.telemetry(), version, outlet);
    meters.applied(outcome);
    activity.add(input.appendMs(), isNew(outcome), state.travelledMm() - travelledMm);
    if (changes(outcome) || state.logPartition() < 0) {
      state.heard(input.partition(), clock.attendedMs());
    }
    if (wasUnderRepair && !state.isUnderRepair()) {
      desk.givenUp();
    }
    askInTime(state, input.key(), input.appendMs(), version);
    if (wasResidue && !changes(outcome) && !state.isMarked()) {
      long silentMs = silentMs(state, clock);
      timeline.shrink(state, state.latestMs() + silentMs, clock.version(), outlet);
    } else {
      wakeInTime(state, input.appendMs(), 0, context.timerService());
    }
    vehicles.update(state);
  }

  /** Asks for the repair of what came too late, when that is due. */
  private void askInTime(VehicleState state, String vehicleId, long logMs, long version) {
    if (Repairs.dueLogMs(state) <= logMs && desk.hasRoomFor(state)) {
      boolean isNew = !state.isUnderRepair();
      desk.want(repairs.ask(state, vehicleId, version), isNew);
    }
  }

  /** Takes what came of a repair, if it is waited for; or wants one; or looks again soon. */
  private void mend(TimelineInput input, Context context, Collector<EncodedRow> out)
      throws Exception {
    VehicleState state = vehicles.value();
    RepairWish wish = RepairWish.of(input.slice());
    if (state != null && wish != null) {
      Repairs.mark(state, wish.fromMs(), wish.toMs(), input.appendMs());
    }
    boolean isNoSlice = input.isLookAgain() || wish != null;
    if (state != null && isNoSlice) {
      WakeUp.inTime(state, input.appendMs(), 0, WakeUp.AFTER_NEWS_MS, context.timerService());
      vehicles.update(state);
    }
    if (state == null || isNoSlice || !state.isUnderRepair()) {
      return;
    }
    long silentMs = silentMs(state, clocks.of(state.logPartition()));
    long version = LogClock.versionOf(input.appendMs(), input.offset());
    outlet.to(input.key(), out, context::output);
    outlet.mending(true);
    try {
      RepairSlice slice = RepairSlice.of(input.slice());
      if (repairs.accept(state, slice, silentMs, version, outlet)) {
        desk.done();
        wakeInTime(state, input.appendMs(), silentMs, context.timerService());
      }
    } catch (UnreadableSliceException e) {
      desk.passOver(input.key(), e);
    } finally {
      outlet.mending(false);
    }
    vehicles.update(state);
  }

  /** Has a vehicle of which nothing more is heard looked at when something is due. */
  private void wakeInTime(VehicleState state, long logMs, long silentMs, TimerService timers) {
    long latestMs = state.latestMs();
    long dueMs = Math.min(timeline.nextTimerMs(state), latestMs + SHRINKS_AFTER_MS);
    WakeUp.inTime(state, logMs, latestMs + silentMs, dueMs, timers);
  }

  /** Once a second: what was told after the checkpoint and is not told again. */
  private void takeBackWhatNeverWas(Context context, Collector<EncodedRow> out) {
    if (alerts.hasNothingToTakeBack()) {
      return;
    }
    long logMs = Math.min(clocks.allReadMs(), context.timerService().currentWatermark());
    outlet.to(null, out, context::output);
    alerts.withdrawDue(
        logMs,
        alert -> {
          outlet.withdraw(alert);
          meters.withdrawnAfterRestore();
        });
  }

  /** For how much attended time nothing new has been heard of the vehicle. */
  private static long silentMs(VehicleState state, LogClock clock) {
    long unheardMs = clock.attendedMs() - state.attendedMs();
    return Math.max(0, unheardMs - VehicleTimeline.UNDER_WAY_MS);
  }

  /** Whether the event becomes a row of its own. */
  private static boolean isNew(Outcome outcome) {
    return outcome == Outcome.APPLIED || outcome == Outcome.LATE;
  }

  private static boolean changes(Outcome outcome) {
    return outcome == Outcome.APPLIED || outcome == Outcome.REPLACED;
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
    long silentMs = silentMs(state, clock);
    if (silentMs >= LEAVES_AFTER_MS) {
      vehicles.clear();
      return;
    }
    outlet.to(context.getCurrentKey(), out, context::output);
    timeline.resume(state);
    askInTime(state, context.getCurrentKey(), logMs, clock.version());
    long vehicleMs = state.latestMs() + silentMs;
    long timerMs = timeline.nextTimerMs(state);
    if (timerMs <= vehicleMs) {
      timerMs = timeline.tick(state, vehicleMs, clock.version(), outlet);
    }
    long latestMs = state.latestMs();
    boolean shrinks = silentMs >= SHRINKS_AFTER_MS && !state.isMarked();
    if (shrinks) {
      timeline.shrink(state, vehicleMs, clock.version(), outlet);
    }
    long changesMs =
        state.isMarked()
            ? vehicleMs + WakeUp.WHILE_MARKED_MS
            : latestMs + (shrinks ? LEAVES_AFTER_MS : SHRINKS_AFTER_MS);
    WakeUp.inTime(state, logMs, vehicleMs, Math.min(timerMs, changesMs), context.timerService());
    vehicles.update(state);
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    clocks = new LogClocks();
    clocks.restore(context);
    activity = new ActivityMeter();
    activity.restore(context, clocks);
    alerts = new AlertMemory();
    alerts.restore(context);
    desk = new RepairDesk();
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    clocks.keep();
    activity.keep();
    alerts.keep(context.getCheckpointId());
    desk.taken(context.getCheckpointId());
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) {
    alerts.complete(checkpointId);
    desk.completed(checkpointId);
  }
}
