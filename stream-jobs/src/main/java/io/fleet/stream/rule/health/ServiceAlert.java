package io.fleet.stream.rule.health;

import io.fleet.events.Alert;
import io.fleet.events.Iso8601;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.held.Episode;
import io.fleet.stream.rule.settings.ServicePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What subscribers are told of a service that is soon due, due, or planned anew. */
final class ServiceAlert {
  static final String TYPE = "service_due";

  private static final double M_PER_KM = 1_000;
  private static final double MS_PER_HOUR = 3_600_000;

  private ServiceAlert() {}

  static AlertFinding of(Episode episode, ServiceState state, Situation situation) {
    int odometerM = situation.telemetry().canonical(TelemetryField.ODOMETER);
    String vehicle = situation.telemetry().vehicleId();
    return episode.alert(
        TYPE,
        state.stage() == ServiceState.DUE ? 2 : 1,
        situation,
        episode.state() == Alert.State.RESOLVED
            ? vehicle + " is no longer due for service."
            : sentence(vehicle, state, odometerM),
        data(state, odometerM));
  }

  private static String sentence(String vehicle, ServiceState state, int odometerM) {
    boolean due = state.stage() == ServiceState.DUE;
    List<String> reasons = new ArrayList<>();
    ServicePlan plan = state.plan();
    if (state.byDistance() == state.stage()) {
      reasons.add(
          String.format(Locale.ROOT, "at %.0f km", plan.dueM() / M_PER_KM)
              + (odometerM == Telemetry.ABSENT
                  ? ""
                  : String.format(Locale.ROOT, " (now %.0f)", odometerM / M_PER_KM)));
    }
    if (state.byDate() == state.stage()) {
      reasons.add("on " + Iso8601.format(plan.dueAtMs()).substring(0, "2026-03-02".length()));
    }
    if (state.byEngine() == state.stage()) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "after %.0f h of the engine (now %.0f)",
              plan.dueEngineMs() / MS_PER_HOUR,
              state.engineMs() / MS_PER_HOUR));
    }
    String words = due ? " is due for service: " : " is soon due for service: ";
    return vehicle + words + String.join(", ", reasons) + '.';
  }

  private static Map<String, Object> data(ServiceState state, int odometerM) {
    Map<String, Object> data = new TreeMap<>();
    ServicePlan plan = state.plan();
    data.put("stage", state.stage() == ServiceState.DUE ? "due" : "soon");
    if (plan.dueM() > 0) {
      data.put("due_km", plan.dueM() / M_PER_KM);
    }
    if (odometerM != Telemetry.ABSENT) {
      data.put("odometer_km", odometerM / M_PER_KM);
    }
    if (plan.dueAtMs() > 0) {
      data.put("due_at", Iso8601.format(plan.dueAtMs()));
    }
    if (plan.dueEngineMs() > 0) {
      data.put("due_engine_h", plan.dueEngineMs() / MS_PER_HOUR);
      data.put("engine_h", Math.round(state.engineMs() / MS_PER_HOUR * 10) / 10.0);
    }
    return data;
  }
}
