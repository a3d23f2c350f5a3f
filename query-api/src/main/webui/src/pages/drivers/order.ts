import type { Driver, Place } from "../../api/drivers";
import type { Sort } from "../../ui/DataTable";

/** The order of the list itself. */
export const USUAL: Sort = "driver_id";

type Key = "driver_id" | "score" | "distance" | "last_seen";

const VALUES: Record<Key, (driver: Driver, place: Place | undefined) => number | string | undefined> = {
  driver_id: (driver) => driver.driver_id,
  score: (_, place) => place?.score,
  distance: (_, place) => place?.distance_m,
  last_seen: ({ last_seen }) => (last_seen === undefined ? undefined : Date.parse(last_seen)),
};

/** The order an address asks for; the usual one where it names none that there is. */
export function sortOf(asked: string): Sort {
  return Object.hasOwn(VALUES, asked.replace(/^-/, "")) ? asked : USUAL;
}

/** Drivers in an order; of whom the value is not known stands last, whichever way round, and equals stand by id. */
export function inOrder(drivers: Driver[], places: Map<string, Place>, sort: Sort): Driver[] {
  const down = sort.startsWith("-");
  const valueOf = VALUES[(down ? sort.slice(1) : sort) as Key];
  const valued = drivers.map((driver) => ({ driver, value: valueOf(driver, places.get(driver.driver_id)) }));
  valued.sort((a, b) => compare(a.value, b.value, down) || compare(a.driver.driver_id, b.driver.driver_id, false));
  return valued.map(({ driver }) => driver);
}

function compare<T extends number | string>(a: T | undefined, b: T | undefined, down: boolean): number {
  if (a === undefined || b === undefined) {
    return Number(a === undefined) - Number(b === undefined);
  }
  const order = a < b ? -1 : a > b ? 1 : 0;
  return down ? -order : order;
}
