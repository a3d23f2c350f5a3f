package io.fleet.stream.timeline;

import io.fleet.stream.rule.Rule;
import io.fleet.stream.rule.crash.CrashRule;
import io.fleet.stream.rule.delivery.DeliveryRule;
import io.fleet.stream.rule.duty.DutyRule;
import io.fleet.stream.rule.geofence.GeofenceRule;
import io.fleet.stream.rule.harsh.HarshRule;
import io.fleet.stream.rule.health.ChargeRule;
import io.fleet.stream.rule.health.EngineRule;
import io.fleet.stream.rule.health.FaultCodeRule;
import io.fleet.stream.rule.health.FuelLossRule;
import io.fleet.stream.rule.health.ServiceRule;
import io.fleet.stream.rule.idling.IdlingRule;
import io.fleet.stream.rule.motion.MotionRule;
import io.fleet.stream.rule.overspeed.OverspeedRule;
import io.fleet.stream.rule.presence.PresenceRule;
import io.fleet.stream.rule.route.RouteRule;
import io.fleet.stream.rule.sos.SosRule;
import io.fleet.stream.rule.tow.TowRule;
import io.fleet.stream.rule.trip.TripRule;
import io.fleet.stream.rule.utilisation.SpanRule;
import io.fleet.stream.rule.watch.ReceiverRule;
import io.fleet.stream.rule.watch.ReportRule;
import io.fleet.stream.rule.watch.SilenceRule;
import java.util.ArrayList;
import java.util.List;

/** The rules a vehicle's timeline runs, in order: those whose results others look at come first. */
public final class RuleBook {
  private final MotionRule motion;
  private final List<Rule<?>> rules;

  /** The same: a rule is asked for some fifty times an event. */
  private final Rule<Object>[] byIndex;

  /**
   * Keeps its own copy of the list.
   *
   * @param motion what all others use
   * @param rules the others
   */
  @SuppressWarnings("unchecked")
  public RuleBook(MotionRule motion, List<Rule<?>> rules) {
    this.motion = motion;
    this.rules = List.copyOf(rules);
    this.byIndex = this.rules.toArray(Rule[]::new);
  }

  /**
   * Every rule there is.
   *
   * @param patterns rules that look at what the others have found; they come last
   */
  public static RuleBook standard(List<? extends Rule<?>> patterns) {
    List<Rule<?>> rules = new ArrayList<>();
    rules.add(new GeofenceRule());
    rules.add(new OverspeedRule());
    rules.add(new HarshRule());
    rules.add(new CrashRule());
    rules.add(new TowRule());
    rules.add(new TripRule());
    rules.add(new IdlingRule());
    rules.add(new DutyRule());
    rules.add(new SosRule());
    rules.add(new EngineRule());
    rules.add(new ChargeRule());
    rules.add(new FuelLossRule());
    rules.add(new FaultCodeRule());
    rules.add(new ServiceRule());
    rules.add(new SilenceRule());
    rules.add(new ReceiverRule());
    rules.add(new ReportRule());
    rules.add(new PresenceRule());
    rules.add(new SpanRule());
    rules.add(new DeliveryRule());
    rules.add(new RouteRule());
    rules.addAll(patterns);
    return new RuleBook(new MotionRule(), rules);
  }

  public MotionRule motion() {
    return motion;
  }

  public List<Rule<?>> rules() {
    return rules;
  }

  int size() {
    return byIndex.length;
  }

  Rule<Object> rule(int index) {
    return byIndex[index];
  }

  /** Which rule finds trips, or -1. */
  int tripRule() {
    return indexOf(TripRule.class);
  }

  /** Which rule finds overspeed episodes, or -1. */
  int overspeedRule() {
    return indexOf(OverspeedRule.class);
  }

  /** Which rule knows the fences a vehicle is in, or -1. */
  int geofenceRule() {
    return indexOf(GeofenceRule.class);
  }

  private int indexOf(Class<?> type) {
    for (int i = 0; i < rules.size(); i++) {
      if (type.isInstance(rules.get(i))) {
        return i;
      }
    }
    return -1;
  }
}
