import { useMemo } from "react";
import { HEAT_HOURS, HEAT_KINDS, heatTiles, listFences, listRoutes } from "../../api/mapLayers";
import { useOne } from "../../api/queries";
import { FENCE_LAYERS, reaching, ROUTE_LAYERS } from "../../map/areaLayers";
import { HeatLayer } from "../../map/HeatLayer";
import { MapSource } from "../../map/MapSource";
import type { View } from "./useView";

const SELDOM_MS = 5 * 60_000;
const UNDER = "roads";

/** What lies under the vehicles, as chosen: a heat map, fences, routes. */
export function MapLayers({ view }: { view: View }) {
  return (
    <>
      {view.shows("heat") && <Heat view={view} />}
      {view.shows("fences") && <Fences />}
      {view.shows("routes") && <Routes />}
    </>
  );
}

function Fences() {
  const fences = useOne(["map", "fences"], listFences, { everyMs: SELDOM_MS });
  const data = useMemo(
    () => reaching((fences.data ?? []).map(({ id, body }) => ({ name: body.name ?? id, geometry: body.geometry, reachM: body.radius_m ?? 0 }))),
    [fences.data],
  );
  return <MapSource id="fences" data={data} layers={FENCE_LAYERS as never} before={UNDER} />;
}

function Routes() {
  const routes = useOne(["map", "routes"], listRoutes, { everyMs: SELDOM_MS });
  const data = useMemo(
    () => reaching((routes.data ?? []).map((route) => ({ name: route.name ?? route.route_id, geometry: route.geometry, reachM: route.corridor_m ?? 0 }))),
    [routes.data],
  );
  return <MapSource id="routes-planned" data={data} layers={ROUTE_LAYERS as never} before={UNDER} />;
}

function Heat({ view: { filters } }: { view: View }) {
  const kind = heatKind(filters.get("heat"));
  const hours = HEAT_HOURS[heatRange(filters.get("heat_range"))];
  const tiles = useMemo(() => heatTiles(kind, hours, Date.now()), [kind, hours]);
  return <HeatLayer tiles={tiles} />;
}

export function heatKind(value: string): (typeof HEAT_KINDS)[number] {
  return HEAT_KINDS.find((kind) => kind === value) ?? "positions";
}

export function heatRange(value: string): keyof typeof HEAT_HOURS {
  return value in HEAT_HOURS ? (value as keyof typeof HEAT_HOURS) : "7d";
}
