import type { Vehicle } from "./stream/events";

/** Whether a vehicle is among those that are looked for: by its state, and by a part of its own or its driver's name. */
export function selects(vehicle: Vehicle, state: string, text: string): boolean {
  const wanted = text.toLowerCase();
  return (
    (!state || vehicle.state === state) &&
    (!wanted || vehicle.vehicle_id.toLowerCase().includes(wanted) || Boolean(vehicle.driver_id?.toLowerCase().includes(wanted)))
  );
}
