import { useMemo } from "react";
import type { Vehicle } from "../../live/stream/events";
import { selects } from "../../live/selection";
import { useFilters } from "../../ui/useFilters";

export const LAYERS = ["fences", "routes", "heat"] as const;
export type LayerName = (typeof LAYERS)[number];

/** What the live map shows, all of it in the address. */
export function useView() {
  const filters = useFilters("vehicle", "follow", "state", "q", "layers", "heat", "heat_range", "day", "at");
  const state = filters.get("state");
  const text = filters.get("q");
  const wanted = useMemo(() => (vehicle: Vehicle) => selects(vehicle, state, text), [state, text]);
  const layers = new Set(filters.get("layers").split(",").filter(Boolean));
  return {
    filters,
    wanted,
    chosen: filters.get("vehicle") || undefined,
    follow: filters.get("follow") === "1",
    day: filters.get("day"),
    shows: (layer: LayerName) => layers.has(layer),
    toggle: (layer: LayerName) =>
      filters.set({ layers: LAYERS.filter((one) => layers.has(one) !== (one === layer)).join(",") }),
    choose: (vehicleId: string | undefined) => filters.set({ vehicle: vehicleId ?? "", follow: "" }),
  };
}

export type View = ReturnType<typeof useView>;
