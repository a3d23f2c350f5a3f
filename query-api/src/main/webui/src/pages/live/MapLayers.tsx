import { useMemo } from "react";
import { HEAT_HOURS, HEAT_KINDS, heatTiles, listFences, listRoutes } from "../../api/mapLayers";
import { useOne } from "../../api/queries";
import { fenceLayers, reaching, routeLayers } from "../../map/areaLayers";
import { HeatLayer } from "../../map/HeatLayer";
import { MapSource } from "../../map/MapSource";
import { useTheme } from "../../ui/theme";
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
  const theme = useTheme();
  const fences = useOne(["map", "fences"], listFences, { everyMs: SELDOM_MS });
  const data = useMemo(
    () => reaching((fences.data ?? []).map(({ id, body }) => ({ name: body.name ?? id, geometry: body.geometry, reachM: body.radius_m ?? 0 }))),
    [fences.data],
  );
  return <MapSource key={theme} id="fences" data={data} layers={fenceLayers(theme) as never} before={UNDER} />;
}

function Routes() {
  const theme = useTheme();
  const routes = useOne(["map", "routes"], listRoutes, { everyMs: SELDOM_MS });
  const data = useMemo(
    () => reaching((routes.data ?? []).map((route) => ({ name: route.name ?? route.route_id, geometry: route.geometry, reachM: route.corridor_m ?? 0 }))),
    [routes.data],
  );
  return <MapSource key={theme} id="routes-planned" data={data} layers={routeLayers(theme) as never} before={UNDER} />;
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
