package io.fleet.query.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The bounds and paces of the live stream. */
@ConfigMapping(prefix = "fleet.query.live")
public interface LiveSettings {
  /** Clients at once; one more is asked to come again. */
  @WithDefault("6000")
  int maxClients();

  /** Vehicles that are shown; those beyond are left out and counted. */
  @WithDefault("50000")
  int maxVehicles();

  /** A vehicle is told of at most once in this time. */
  @WithDefault("1s")
  Duration vehicleInterval();

  /** How often the store is asked for states, for all clients together. */
  @WithDefault("3s")
  Duration refreshInterval();

  /** How often a stream gives a sign of life. */
  @WithDefault("15s")
  Duration pingInterval();

  /** Alerts that may wait for one client; a client that has more waiting is ended. */
  @WithDefault("256")
  int alertsPerClient();

  /** Events of the log that are kept for clients that come again; of more the newest are. */
  @WithDefault("10000")
  int resumeRecords();

  /** How far back the log is read at the start, for clients that were with another instance. */
  @WithDefault("10m")
  Duration resumeWindow();

  /** Events a client may have missed; who has missed more begins anew. */
  @WithDefault("2000")
  int resumeEvents();

  /** Tickets that are not used yet; one more is refused. */
  @WithDefault("20000")
  int tickets();

  /** Of these at most so many of one caller. */
  @WithDefault("1000")
  int ticketsPerCaller();

  /** How long a ticket may be used. */
  @WithDefault("30s")
  Duration ticketLife();

  /** How long a WebSocket may take to say what it wants to hear. */
  @WithDefault("10s")
  Duration filterPatience();

  /** A client that takes nothing for so long although something waits is ended. */
  @WithDefault("30s")
  Duration clientPatience();

  /** How often the log is asked for its end. */
  @WithDefault("5s")
  Duration logCheckInterval();

  /** How long the log may take to answer before it is said to be away. */
  @WithDefault("2s")
  Duration logPatience();
}
