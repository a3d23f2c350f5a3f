package io.fleet.stream.operator;

import io.fleet.events.Alert;

/** A version of an alert when the log took it. Not altered once it is made. */
public final class AlertMoment {
  /** The broker's append time, epoch milliseconds. */
  public long atMs;

  public String alertId;
  public String vehicleId;

  /** For example {@code overspeed}. */
  public String alertType;

  /** 1 low to 4 critical. */
  public int severity;

  /** See {@link Alert.State#wireName()}. */
  public String state;

  /** {@code fleet} or {@code external}. */
  public String source;

  /** For the serializer. */
  public AlertMoment() {}

  static AlertMoment of(Alert alert, long appendMs) {
    AlertMoment moment = new AlertMoment();
    moment.atMs = appendMs;
    moment.alertId = alert.alertId();
    moment.vehicleId = alert.vehicleId();
    moment.alertType = alert.alertType();
    moment.severity = alert.severity();
    moment.state = alert.state().wireName();
    moment.source = alert.external() ? "external" : "fleet";
    return moment;
  }
}
