import type { Vehicle } from "../../api/vehicles";
import type { Vehicle as Told } from "../../live/stream/events";

/** A vehicle as the list knows it, or, where that is newer, as it was told live. */
export function newer(listed: Vehicle, told: Told | undefined): Vehicle {
  if (!told || told.last_seen < listed.last_seen) {
    return listed;
  }
  const { lat, lon, ts, ...rest } = told;
  return {
    ...listed,
    ...rest,
    ...(lat !== undefined && lon !== undefined && { position: { lat, lon } }),
    ...(ts && { fix_at: ts }),
  };
}
