import type { Place } from "../../api/drivers";

/** Who is compared with a driver: the same class of vehicles in the same traffic; who has a place first, by place, then by score. Nobody where the class is not known. */
export function peersOf(places: Place[], own: Place): Place[] {
  if (!own.vehicle_class) {
    return [];
  }
  return places
    .filter((place) => place.vehicle_class === own.vehicle_class && place.traffic === own.traffic)
    .sort((a, b) => rank(a) - rank(b) || (b.score ?? 0) - (a.score ?? 0) || a.driver_id.localeCompare(b.driver_id));
}

function rank(place: Place): number {
  return place.group_rank ?? Number.MAX_SAFE_INTEGER;
}
