/** What the stream tells, as `GET /v1/live` writes it. */
export type VehicleState = "driving" | "standing" | "offline" | "unknown";

export interface Vehicle {
  vehicle_id: string;
  ts?: string;
  lat?: number;
  lon?: number;
  speed_kmph?: number;
  heading?: number;
  ignition?: boolean;
  driver_id?: string;
  state: VehicleState;
  state_since?: string;
  trip_id?: string;
  last_seen: string;
}

export interface Alert {
  alert_id: string;
  version: number;
  state: "opened" | "updated" | "resolved" | "withdrawn";
  ts: string;
  started_at: string;
  ended_at?: string;
  alert_type: string;
  severity: number;
  vehicle_id: string;
  driver_id?: string;
  position?: { lat: number; lon: number };
  details?: string;
  late?: boolean;
  /** Told by history and by what is said; the stream's own versions know nothing of it. */
  acknowledged_by?: string;
  assigned_to?: string;
  closed_by?: string;
}

/** What somebody said of an alert. */
export interface AlertWord {
  alert_id: string;
  action: string;
  by: string;
  at: string;
  assignee?: string;
}

/** One window of the fleet's activity. */
export interface Panel {
  panel: string;
  window_start: string;
  window_end: string;
  events: number;
  alerts: number;
  distance_m: number;
}

export interface LiveListener {
  vehicle(vehicle: Vehicle): void;
  alert(alert: Alert): void;
  alertAction(word: AlertWord): void;
  metrics(panel: Panel): void;
  /** Every vehicle there is has been told since the connection was made. */
  snapshot(): void;
  /** Sources that are away; empty when all is well. */
  degraded(away: string[]): void;
}
