package io.fleet.stream.rule.health;

import io.fleet.events.Alert;
import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.stream.rule.Rule;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.Step;
import io.fleet.stream.rule.held.Episode;
import io.fleet.stream.rule.held.Signal;
import io.fleet.stream.rule.settings.ServicePlan;
import io.fleet.stream.rule.settings.Settings;
import java.time.Duration;

/**
 * Tells that a vehicle is soon due for service and that it is: by its odometer, by date, by time
 * with the engine on. What was done in a workshop is known from the plan: one that lies further
 * ahead ends the alert.
 */
public final class ServiceRule implements Rule<ServiceState> {
  /** Gaps longer than this are no time with the engine on. */
  static final long ENGINE_GAP_MS = 300_000;

  /** How far ahead people are warned of hours of the engine. */
  static final long WARN_ENGINE_MS = 20 * 3_600_000L;

  private static final Duration HORIZON = Duration.ofSeconds(10);

  @Override
  public String name() {
    return "health_service";
  }

  @Override
  public ServiceState initial() {
    return ServiceState.NONE;
  }

  @Override
  public Duration settle() {
    return HORIZON;
  }

  @Override
  public Step<ServiceState> step(ServiceState before, Situation situation) {
    ServicePlan plan = situation.settings().service();
    if (plan.isEmpty() && before.plan().isEmpty()) {
      return Step.unchanged(before);
    }
    ServiceState state = under(plan, before);
    state = byDate(state, situation.timeMs());
    state = byDistance(state, situation.telemetry());
    state = byEngine(state, situation.telemetry());
    return tell(before, state, situation.timeMs(), situation);
  }

  @Override
  public long nextTimerMs(ServiceState state, Settings settings) {
    ServicePlan plan = settings.service();
    if (plan.dueAtMs() == 0) {
      return NO_TIMER;
    }
    int stage = plan.equals(state.plan()) ? state.byDate() : 0;
    if (stage == ServiceState.DUE) {
      return NO_TIMER;
    }
    return stage == ServiceState.SOON ? plan.dueAtMs() : plan.dueAtMs() - plan.warnMs();
  }

  @Override
  public Step<ServiceState> timer(ServiceState before, long atMs, Situation last) {
    ServiceState state = byDate(under(last.settings().service(), before), atMs);
    return tell(before, state, atMs, last);
  }

  /** A changed plan begins anew; what people are told of goes on until that says otherwise. */
  private static ServiceState under(ServicePlan plan, ServiceState before) {
    return plan.equals(before.plan()) ? before : before.under(plan);
  }

  private static ServiceState byDate(ServiceState state, long atMs) {
    ServicePlan plan = state.plan();
    int stage = plan.dueAtMs() == 0 ? 0 : stage(plan.dueAtMs() - atMs, plan.warnMs());
    return stage == state.byDate() ? state : state.withDate(stage);
  }

  private static ServiceState byDistance(ServiceState state, Telemetry t) {
    int odometerM = t.canonical(TelemetryField.ODOMETER);
    if (odometerM == Telemetry.ABSENT || state.plan().dueM() == 0) {
      return state;
    }
    int stage = stage(state.plan().dueM() - odometerM, state.plan().warnM());
    return stage == state.byDistance() ? state : state.withDistance(stage);
  }

  private static ServiceState byEngine(ServiceState state, Telemetry t) {
    long dueMs = state.plan().dueEngineMs();
    if (dueMs == 0) {
      return state;
    }
    Signal engine = Signal.engine(t, state.engine());
    long sinceMs = t.timestampMs() - state.engineSinceMs();
    boolean ran = state.engine() == Signal.ON && sinceMs <= ENGINE_GAP_MS;
    if (engine != Signal.ON && !ran) {
      return state.engine() == engine
          ? state
          : state.withEngine(engine, t.timestampMs(), state.engineMs(), state.byEngine());
    }
    long engineMs = state.engineMs() + (ran ? sinceMs : 0);
    int stage = stage(dueMs - engineMs, WARN_ENGINE_MS);
    return state.withEngine(engine, t.timestampMs(), engineMs, stage);
  }

  private static int stage(long left, long warned) {
    return left <= 0 ? ServiceState.DUE : left <= warned ? ServiceState.SOON : 0;
  }

  private static Step<ServiceState> tell(
      ServiceState before, ServiceState after, long atMs, Situation situation) {
    if (after.stage() == before.stage()) {
      return Step.unchanged(after);
    }
    if (after.stage() == 0) {
      Episode over = Episode.over(before.startedAtMs(), atMs, atMs);
      return Step.of(after, ServiceAlert.of(over, before, situation));
    }
    boolean first = before.stage() == 0;
    ServiceState told = first ? after.startedAt(atMs) : after;
    Alert.State state = first ? Alert.State.OPENED : Alert.State.UPDATED;
    Episode lasting = Episode.lasting(told.startedAtMs(), state, atMs);
    return Step.of(told, ServiceAlert.of(lasting, told, situation));
  }

  @Override
  public int schemaVersion() {
    return 1;
  }

  @Override
  public void write(ServiceState state, ByteWriter out) {
    state.write(out);
  }

  @Override
  public ServiceState read(ByteReader in, int writtenVersion) {
    return ServiceState.read(in);
  }
}
