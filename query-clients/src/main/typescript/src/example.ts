// Fetches vehicles, trips page by page, and open alerts: node dist/example.js BASE_URL, with the token in TOKEN.
import { fleetClient, type Alert, type Problem, type Trip, type Vehicle } from './client.js';

const fleet = fleetClient(process.argv[2] ?? 'http://127.0.0.1:8092', () => process.env['TOKEN'] ?? '');

function answered<T>(answer: { data?: T; error?: Problem }): T {
  if (answer.data === undefined) {
    throw new Error(answer.error?.title ?? 'no answer');
  }
  return answer.data;
}

async function everyTrip(): Promise<Trip[]> {
  const trips: Trip[] = [];
  let cursor: string | null | undefined;
  do {
    const query = cursor ? { limit: 2, cursor } : { limit: 2 };
    const page = answered(await fleet.GET('/v1/trips', { params: { query } }));
    trips.push(...(page.items ?? []));
    cursor = page.next;
  } while (cursor);
  return trips;
}

const vehicles: Vehicle[] = answered(await fleet.GET('/v1/vehicles')).items ?? [];
const alerts: Alert[] = answered(await fleet.GET('/v1/alerts', { params: { query: { state: 'opened' } } })).items ?? [];
const missing = await fleet.GET('/v1/vehicles/{id}', { params: { path: { id: 'nobody' } } });

console.log(
  JSON.stringify({
    vehicles: vehicles.map((vehicle) => [vehicle.vehicle_id, vehicle.speed_kmph]),
    trips: (await everyTrip()).map((trip) => [trip.trip_id, trip.distance_m]),
    alerts: alerts.map((alert) => [alert.alert_type, alert.severity]),
    missing: missing.response.status,
    problem: missing.error?.type,
  }),
);
