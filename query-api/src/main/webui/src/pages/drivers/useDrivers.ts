import { useEffect, useMemo, useState } from "react";
import { allDrivers, type Driver, listDrivers, type Place } from "../../api/drivers";
import { type Listing, useList, useOne } from "../../api/queries";
import type { Sort } from "../../ui/DataTable";
import { inOrder, USUAL } from "./order";
import { useRanking } from "./useRanking";

const SHOWN = 100;

export interface Drivers {
  listing: Listing<Driver>;
  /** Each driver's score and distance of the last 30 days, as far as they drove. */
  places: Map<string, Place>;
  /** Whether there are more drivers than are put in order. */
  cut: boolean;
}

/**
 * Drivers in an order. By id they come page by page, as the list has them; a score is not in the list, so for any other order
 * all are asked for and put in order here.
 */
export function useDrivers(filter: { driver_id?: string }, sort: Sort): Drivers {
  const asListed = sort === USUAL;
  const paged = useList(["drivers", filter], (cursor, signal) => listDrivers(filter, cursor, signal), { changes: ["trip"], enabled: asListed });
  const all = useOne(["drivers", "all", filter], (signal) => allDrivers(filter, signal), { changes: ["trip"], enabled: !asListed });
  const ranking = useRanking("30d", {});
  const places = useMemo(() => new Map(ranking.data?.places.map((place) => [place.driver_id, place])), [ranking.data]);
  const ordered = useMemo(() => inOrder(all.data?.items ?? [], places, sort), [all.data, places, sort]);
  const [shown, setShown] = useState(SHOWN);
  useEffect(() => setShown(SHOWN), [sort, filter]);
  const isThere = Boolean(all.data && ranking.data);
  const sorted: Listing<Driver> = {
    items: ordered.slice(0, shown),
    isPending: !isThere,
    error: isThere ? null : (all.error ?? ranking.error),
    retry: () => void Promise.all([all.refetch(), ranking.refetch()]),
    more: ordered.length > shown ? () => setShown(shown + SHOWN) : undefined,
    isLoadingMore: false,
  };
  const [wanted, other] = asListed ? [paged, sorted] : [sorted, paged];
  return { listing: meanwhile(wanted, other), places, cut: !asListed && (all.data?.cut ?? false) };
}

/** Another order of the same stays until the wanted one has come: a table that goes takes the focus of its head with it. */
function meanwhile(wanted: Listing<Driver>, other: Listing<Driver>): Listing<Driver> {
  if (wanted.error) {
    return { ...wanted, isPending: false };
  }
  return wanted.isPending && other.items.length > 0 ? { ...other, error: null, more: undefined } : wanted;
}
