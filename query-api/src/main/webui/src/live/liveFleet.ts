import { Activity } from "./activity";
import { Alerts } from "./alerts";
import { Roads } from "./roads";
import type { Alert, AlertWord, LiveListener, Panel, Vehicle } from "./stream/events";
import { type Connection, LiveStream } from "./stream/liveStream";
import { Vehicles } from "./vehicles";

const TOLD_MS = 500;
const FRESH_MS = 2_000;

/** What happened that lists and pages may show: an alert's version, a word on it, a connection made anew. */
export type News = { kind: "alert"; alert: Alert } | { kind: "alert_action"; word: AlertWord } | { kind: "reconnected" };

/**
 * The fleet as the stream tells it: one connection for the whole console, whatever page is open. Those who follow are
 * told twice a second at most that something changed, and of an alert at once.
 */
export class LiveFleet implements LiveListener {
  readonly vehicles = new Vehicles();
  readonly alerts = new Alerts();
  readonly activity = new Activity();
  readonly roads = new Roads();
  /** Alerts that came just now. */
  readonly fresh = new Set<string>();
  connection: Connection = "connecting";
  /** Sources that are away; empty when all is well. */
  away: string[] = [];
  /** Whether every vehicle has been told once. */
  complete = false;
  /** Grows whenever followers shall look again. */
  version = 0;
  private readonly followers = new Set<() => void>();
  private readonly readers = new Set<(news: News) => void>();
  private changed = false;
  private wasLive = false;

  /** Begins to follow the stream; ends with the page alone. */
  begin(token: string, onRefused: () => void): void {
    setInterval(() => this.tell(), TOLD_MS);
    void new LiveStream(token, this, (connection) => this.connected(connection), onRefused).run();
  }

  /** Calls back when there is something to show; gives what ends that. */
  readonly follow = (onChange: () => void): (() => void) => {
    this.followers.add(onChange);
    return () => this.followers.delete(onChange);
  };

  /** Calls back with each piece of news; gives what ends that. */
  readonly read = (onNews: (news: News) => void): (() => void) => {
    this.readers.add(onNews);
    return () => this.readers.delete(onNews);
  };

  vehicle(vehicle: Vehicle): void {
    this.activity.update(Date.now());
    if (this.vehicles.take(vehicle) && vehicle.ts && vehicle.lat !== undefined && vehicle.lon !== undefined) {
      this.roads.take(vehicle.vehicle_id, { at: Date.parse(vehicle.ts), lat: vehicle.lat, lon: vehicle.lon });
    }
    this.changed = true;
  }

  alert(alert: Alert): void {
    if (this.alerts.take(alert)) {
      this.fresh.add(alert.alert_id);
      setTimeout(() => this.fresh.delete(alert.alert_id), FRESH_MS);
    }
    this.readers.forEach((read) => read({ kind: "alert", alert }));
    this.tell(true);
  }

  alertAction(word: AlertWord): void {
    this.alerts.say(word);
    this.changed = true;
    this.readers.forEach((read) => read({ kind: "alert_action", word }));
  }

  metrics(panel: Panel): void {
    this.activity.take(panel);
    this.changed = true;
  }

  snapshot(): void {
    this.vehicles.endSnapshot();
    this.complete = true;
    this.tell(true);
  }

  degraded(away: string[]): void {
    this.away = away;
    this.tell(true);
  }

  private connected(connection: Connection): void {
    this.connection = connection;
    if (connection === "connecting") {
      this.vehicles.beginSnapshot();
    }
    if (connection === "live") {
      if (this.wasLive) {
        this.readers.forEach((read) => read({ kind: "reconnected" }));
      }
      this.wasLive = true;
    }
    this.tell(true);
  }

  /** The counters go by time too, so followers look once in a while also when nothing came. */
  private tell(now = this.changed): void {
    if (now || this.fresh.size > 0) {
      this.changed = false;
      this.version++;
      this.followers.forEach((follow) => follow());
    }
  }
}
