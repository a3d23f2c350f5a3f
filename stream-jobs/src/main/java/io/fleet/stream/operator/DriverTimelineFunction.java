package io.fleet.stream.operator;

import io.fleet.stream.io.clickhouse.EncodedRow;
import io.fleet.stream.timeline.LogClock;
import io.fleet.stream.timeline.driver.DriverState;
import io.fleet.stream.timeline.driver.DriverTimeline;
import java.time.Clock;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries one timeline per driver: loads its state, steps it, passes on what it tells. The log's
 * time, which the watermark brings, only wakes a driver up of whom nothing is heard; what follows
 * is the timeline's to decide.
 */
public final class DriverTimelineFunction
    extends KeyedProcessFunction<String, DriverInput, EncodedRow> {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(DriverTimelineFunction.class);
  private static final int VERSIONS_PER_MS = 1_000;

  private final ReferenceFactory references;
  private transient OpenReference reference;
  private transient DriverTimeline timeline;
  private transient DriverOutlet outlet;
  private transient ValueState<DriverState> drivers;
  private transient Counter forgotten;
  private transient Counter sharedNames;

  public DriverTimelineFunction(ReferenceFactory references) {
    this.references = references;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    reference = references.open();
    timeline = new DriverTimeline(reference.data()::hoursTerms);
    outlet = new DriverOutlet(Clock.systemUTC());
    drivers =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("driver", new DriverStateSerializer()));
    forgotten = getRuntimeContext().getMetricGroup().counter("fleet_forgotten_segments");
    sharedNames = getRuntimeContext().getMetricGroup().counter("fleet_shared_driver_names");
  }

  @Override
  public void close() {
    if (reference != null) {
      reference.close();
    }
  }

  @Override
  public void processElement(DriverInput input, Context context, Collector<EncodedRow> out)
      throws Exception {
    DriverState state = drivers.value();
    if (state == null) {
      state = timeline.initial(input.driverId());
    }
    outlet.to(out, context::output);
    long forgottenBefore = state.forgotten();
    boolean sharedBefore = state.isSharedName();
    if (input.segment() != null) {
      timeline.apply(state, input.segment(), input.version(), input.isWithdrawn(), outlet);
    } else {
      timeline.apply(state, input.event(), input.version(), outlet);
    }
    forgotten.inc(state.forgotten() - forgottenBefore);
    if (state.isSharedName() && !sharedBefore) {
      LOG.warn(
          "many vehicles name driver {} at once; nobody's hours are judged by it",
          input.driverId());
      sharedNames.inc();
    }
    state.heardAt(input.version() / VERSIONS_PER_MS);
    wakeInTime(state, 0, context);
    drivers.update(state);
  }

  /** Sets the wake-up, ahead of the watermark, unless one is set that comes no later. */
  private void wakeInTime(DriverState state, long silentMs, Context context) {
    long watermarkMs = context.timerService().currentWatermark();
    long sleepsMs = timeline.sleepsUntilMs(state, silentMs);
    if (sleepsMs == Long.MAX_VALUE || watermarkMs == Long.MAX_VALUE) {
      return;
    }
    long wakeAtMs = Math.max(state.heardAtLogMs() + sleepsMs, watermarkMs + 1);
    if (state.wakeAtMs() > wakeAtMs || state.wakeAtMs() <= watermarkMs) {
      state.wakeAt(wakeAtMs);
      context.timerService().registerEventTimeTimer(wakeAtMs);
    }
  }

  @Override
  public void onTimer(long logMs, OnTimerContext context, Collector<EncodedRow> out)
      throws Exception {
    DriverState state = drivers.value();
    if (state == null || state.wakeAtMs() != logMs) {
      return;
    }
    state.wakeAt(Long.MAX_VALUE);
    long silentMs = Math.max(0, logMs - state.heardAtLogMs());
    outlet.to(out, context::output);
    timeline.tick(state, silentMs, LogClock.versionOf(logMs, 0), outlet);
    wakeInTime(state, silentMs, context);
    drivers.update(state);
  }
}
