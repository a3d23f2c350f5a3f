package io.fleet.query.live;

import io.fleet.events.Alert;
import io.fleet.events.AlertAction;
import io.fleet.events.Telemetry;

/** What the log has to say, in the thread that reads it. */
interface LogListener {
  /** A message whose time can be believed. */
  void telemetry(Telemetry telemetry);

  void alert(Alert alert);

  /** What somebody said about an alert; told by another thread, whether anybody listens or not. */
  void alertAction(AlertAction action);

  /** One record of a panel, one JSON object. */
  void panel(String json);

  /** A record that says nothing: no JSON, no time that can be believed. */
  void unreadable();

  /** The log answers, or does not. */
  void logAnswers(boolean answers);

  /** How many records there are that were not read yet. */
  void lag(long records);

  /** Whether anybody listens; without, the log is left alone. */
  boolean isWanted();
}
