import { Api } from "./api";
import { Activity } from "./fleet/activity";
import { Alerts } from "./fleet/alerts";
import { Roads } from "./fleet/roads";
import { Vehicles } from "./fleet/vehicles";
import { LiveMap } from "./map/liveMap";
import type { Alert, LiveListener, Panel, Vehicle } from "./stream/events";
import type { Connection } from "./stream/liveStream";
import { AlertList } from "./view/alertList";
import { Counters } from "./view/counters";
import { byId } from "./view/elements";
import { VehiclePanel } from "./view/vehiclePanel";

const DRAW_MS = 500;
const ROADS_MS = 5_000;
const ALERTS_BACK_MS = 3_600_000;
const TRACKS_BACK_MS = 1_800_000;
const MOST_TRACKS = 40;
const FRESH_MS = 2_000;

const SAID: Record<Connection, string> = {
  connecting: "connecting …",
  live: "live",
  waiting: "connection lost, trying again …",
};

/** Brings stream, history and views together, and draws twice a second whatever has changed. */
export class LivePage implements LiveListener {
  readonly vehicles = new Vehicles();
  private readonly alerts = new Alerts();
  private readonly activity = new Activity();
  private readonly roads = new Roads();
  private readonly counters = new Counters();
  private readonly list = new AlertList((alert) => this.lookAt(alert));
  private readonly panel = new VehiclePanel(() => this.choose(undefined));
  readonly map = new LiveMap(byId("map"), (id) => this.choose(id));
  private readonly fresh = new Set<string>();
  private api: Api | undefined;
  private chosen: string | undefined;
  private fitted = false;
  private away: string[] = [];
  private connection: Connection = "connecting";

  /** Begins to draw, and asks history for what came before. */
  begin(api: Api): void {
    this.api = api;
    void api.alertsSince(new Date(Date.now() - ALERTS_BACK_MS)).then((past) => past.forEach((a) => this.alerts.take(a)));
    setInterval(() => this.draw(), DRAW_MS);
    setInterval(() => void this.map.showRoads(this.roads), ROADS_MS);
  }

  connected(connection: Connection): void {
    this.connection = connection;
    if (connection === "connecting") {
      this.vehicles.beginSnapshot();
    }
    this.showConnection();
  }

  vehicle(vehicle: Vehicle): void {
    this.activity.update(Date.now());
    if (this.vehicles.take(vehicle) && vehicle.ts && vehicle.lat !== undefined && vehicle.lon !== undefined) {
      this.roads.take(vehicle.vehicle_id, { at: Date.parse(vehicle.ts), lat: vehicle.lat, lon: vehicle.lon });
    }
  }

  alert(alert: Alert): void {
    if (this.alerts.take(alert)) {
      this.fresh.add(alert.alert_id);
      setTimeout(() => this.fresh.delete(alert.alert_id), FRESH_MS);
    }
    this.draw();
  }

  metrics(panel: Panel): void {
    this.activity.take(panel);
  }

  snapshot(): void {
    this.vehicles.endSnapshot();
    if (!this.fitted && this.vehicles.all().length > 0) {
      this.fitted = true;
      void this.map.fit(this.vehicles);
      void this.loadRoads();
    }
  }

  degraded(away: string[]): void {
    this.away = away;
    this.showConnection();
  }

  private choose(vehicleId: string | undefined): void {
    this.chosen = vehicleId;
    this.draw();
  }

  private lookAt(alert: Alert): void {
    const now = this.vehicles.get(alert.vehicle_id)?.vehicle;
    const lon = alert.position?.lon ?? now?.lon;
    const lat = alert.position?.lat ?? now?.lat;
    if (lon !== undefined && lat !== undefined) {
      this.map.flyTo(lon, lat);
    }
    this.choose(alert.vehicle_id);
  }

  private draw(): void {
    const nowMs = Date.now();
    this.list.show(this.alerts.list(), this.fresh, nowMs);
    this.counters.show(this.vehicles, this.activity, this.alerts, nowMs);
    const chosen = this.chosen ? this.vehicles.get(this.chosen) : undefined;
    if (chosen) {
      this.panel.show(chosen.vehicle, nowMs);
    } else {
      this.panel.hide();
    }
    void this.map.show(this.vehicles, this.alerts.callingForHelp(), this.chosen);
  }

  /** The ways of the last half hour, one vehicle after the other. */
  private async loadRoads(): Promise<void> {
    const from = new Date(Date.now() - TRACKS_BACK_MS);
    for (const { vehicle } of this.vehicles.all().slice(0, MOST_TRACKS)) {
      for (const fix of (await this.api?.track(vehicle.vehicle_id, from)) ?? []) {
        this.roads.take(`${vehicle.vehicle_id} before`, { at: Date.parse(fix.ts), lat: fix.lat, lon: fix.lon });
      }
    }
    await this.map.showRoads(this.roads);
  }

  private showConnection(): void {
    const shown = byId("connection");
    const degraded = this.connection === "live" && this.away.length > 0;
    shown.dataset["state"] = degraded ? "degraded" : this.connection;
    shown.textContent = degraded ? `live, but the ${this.away.join(" and the ")} does not answer` : SAID[this.connection];
  }
}
