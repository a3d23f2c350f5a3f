package io.fleet.query.live;

import io.fleet.events.Telemetry;

/** What the log has to say, in the two threads that read it: one states, one events. */
interface LogListener {
  /** A message whose time can be believed. */
  void telemetry(Telemetry telemetry);

  /** One record of a panel, one JSON object. */
  void panel(String json);

  /**
   * Events are read from there on; what was told before has no connection with it.
   *
   * @param ends where the log ends: what lies before has happened before
   */
  void eventsFrom(LogPosition start, LogPosition ends);

  /** The next event of its partition. */
  void event(LoggedEvent event);

  /** Events were read up to there, those included that no client is told of. */
  void eventsReadUpTo(LogPosition place);

  /** Where the topics of events end. */
  void eventsEnd(LogPosition ends);

  /** A record that says nothing: no JSON, no time that can be believed. */
  void unreadable();

  /** The log answers, or does not. */
  void logAnswers(boolean answers);

  /** How many records of states there are that were not read yet. */
  void lag(long records);

  /** Whether anybody listens; without, states are left alone. */
  boolean isWanted();
}
