import type { Alert } from "./stream/events";

export interface TrackFix {
  ts: string;
  lat: number;
  lon: number;
}

interface Page<T> {
  items: T[];
}

/** What the page asks of history. A question that fails is answered with nothing: the stream goes on without. */
export class Api {
  constructor(private readonly token: string) {}

  /** Alerts that began since then, newest first. */
  alertsSince(from: Date): Promise<Alert[]> {
    return this.items<Alert>(`v1/alerts?limit=100&from=${from.toISOString()}`);
  }

  /** The fixes of a vehicle since then, oldest first. */
  track(vehicleId: string, from: Date): Promise<TrackFix[]> {
    return this.items<TrackFix>(
      `v1/vehicles/${encodeURIComponent(vehicleId)}/track?limit=2000&from=${from.toISOString()}`,
    );
  }

  private async items<T>(path: string): Promise<T[]> {
    try {
      const response = await fetch(path, { headers: { Authorization: `Bearer ${this.token}` } });
      return response.ok ? ((await response.json()) as Page<T>).items : [];
    } catch {
      return [];
    }
  }
}
