import type { Map as MapLibre } from "maplibre-gl";
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { listAlerts } from "../../api/alerts";
import { tileHeaders } from "../../api/mapLayers";
import { trackSince } from "../../api/tracks";
import { t } from "../../i18n";
import { useLive, useLiveFleet } from "../../live/context";
import type { LiveFleet } from "../../live/liveFleet";
import { Stage } from "../../live/stage";
import type { Alert } from "../../live/stream/events";
import { FleetLayer, liveFeed } from "../../map/FleetLayer";
import { fitTo, type LngLat, MapCanvas } from "../../map/MapCanvas";
import { useTitle } from "../../ui/Page";
import { AlertList } from "./AlertList";
import { ConnectionState } from "./ConnectionState";
import { Counters } from "./Counters";
import "./live.css";
import { MapLayers } from "./MapLayers";
import { ReplayBar } from "./ReplayBar";
import { Tools } from "./Tools";
import { useView, type View } from "./useView";
import { VehiclePanel } from "./VehiclePanel";

const ALERTS_BACK_MS = 3_600_000;
const TRACKS_BACK_MS = 1_800_000;
const MOST_TRACKS = 40;

/** The map of all vehicles as they move, with what asks for attention; what it shows is in the address. */
export default function LivePage() {
  const fleet = useLiveFleet();
  return fleet ? <Live fleet={fleet} /> : null;
}

function Live({ fleet }: { fleet: LiveFleet }) {
  useTitle(t("nav.live"));
  const view = useView();
  const { chosen, choose, follow, filters, wanted } = view;
  const replays = view.day !== "";
  const [map, setMap] = useState<MapLibre>();
  const [stage] = useState(() => new Stage());
  const [bbox, setBbox] = useState<string>();
  const ready = useCallback((made: MapLibre) => {
    setMap(made);
    if (window.fleet) {
      window.fleet.map = { map: made };
    }
  }, []);
  useHistory(fleet);
  useFirstView(fleet, map);
  useEffect(() => setBbox(replays && map && fleet.complete ? boxOf(map) : undefined), [replays, map, fleet.complete]);
  const feed = useMemo(() => (replays ? stage.feed : liveFeed(fleet, wanted)), [replays, stage, fleet, wanted]);
  const lookAt = (alert: Alert) => {
    const now = fleet.vehicles.get(alert.vehicle_id)?.vehicle;
    const lon = alert.position?.lon ?? now?.lon;
    const lat = alert.position?.lat ?? now?.lat;
    if (map && lon !== undefined && lat !== undefined) {
      map.flyTo({ center: [lon, lat], zoom: Math.max(14, map.getZoom()), padding: paddingOf(map) });
    }
    choose(alert.vehicle_id);
  };
  const letGo = () => follow && filters.set({ follow: "" });
  return (
    <div id="page" data-replay={replays || undefined}>
      <MapCanvas id="map" label={t("map.all")} onReady={ready} headers={tileHeaders}>
        <FleetLayer fleet={fleet} feed={feed} chosen={chosen} onChoice={choose} follow={follow} onLetGo={letGo} />
        <MapLayers view={view} />
      </MapCanvas>
      <header id="bar">
        <h1 className="unseen">{t("nav.live")}</h1>
        <ConnectionState />
        <Counters />
      </header>
      <AlertList onChoice={lookAt} />
      <div id="left">
        <Tools view={view} />
        <ChosenVehicle view={view} stage={stage} />
      </div>
      {replays && bbox && map && <ReplayBar view={view} stage={stage} bbox={bbox} onInView={() => setBbox(boxOf(map))} />}
    </div>
  );
}

/** The chosen vehicle as it is, or as it was at the moment that is replayed. */
function ChosenVehicle({ view: { chosen, day, follow, filters, choose }, stage }: { view: View; stage: Stage }) {
  const live = useLive();
  const then = useSyncExternalStore(stage.follow, () => stage.get(chosen));
  const known = day ? then : live?.vehicles.get(chosen ?? "");
  return (
    <VehiclePanel
      vehicle={known?.vehicle} follow={follow} onFollow={(on) => filters.set({ follow: on ? "1" : "" })}
      onClose={() => choose(undefined)}
    />
  );
}

/** What is in view as the API takes it; the whole world where more than it is. */
function boxOf(map: MapLibre): string {
  const seen = map.getBounds();
  const [west, east] = [seen.getWest(), seen.getEast()];
  const round = (lon: number) => (((lon + 540) % 360) + 360) % 360 - 180;
  const lons = east - west >= 359 ? [-180, 180] : [round(west), round(east)];
  return [lons[0]!, Math.max(-90, seen.getSouth()), lons[1]!, Math.min(90, seen.getNorth())].map((one) => one.toFixed(5)).join(",");
}

/** What came before the page was opened; a question that fails is left out: the stream goes on without. */
function useHistory(fleet: LiveFleet): void {
  useEffect(() => {
    const from = new Date(Date.now() - ALERTS_BACK_MS).toISOString();
    listAlerts({ from }, undefined, AbortSignal.timeout(20_000))
      .then((page) => page.items.forEach((alert) => fleet.alerts.take(alert as Alert)))
      .catch(() => undefined);
  }, [fleet]);
}

/** Shows everybody once all are known, then the roads they drove in the last half hour, one vehicle after the other. */
function useFirstView(fleet: LiveFleet, map: MapLibre | undefined): void {
  useLive();
  const fitted = useRef(false);
  const { complete } = fleet;
  useEffect(() => {
    const places = fleet.vehicles.all().flatMap(({ vehicle: { lon, lat } }): LngLat[] =>
      lon === undefined || lat === undefined ? [] : [[lon, lat]]);
    if (map && complete && !fitted.current && places.length > 0) {
      fitted.current = true;
      fitTo(map, places, paddingOf(map));
      void loadRoads(fleet);
    }
  });
}

/** Vehicles whose ways were asked for; going from page to page does not ask again. */
const asked = new Set<string>();

async function loadRoads(fleet: LiveFleet): Promise<void> {
  const from = new Date(Date.now() - TRACKS_BACK_MS);
  for (const { vehicle } of fleet.vehicles.all().slice(0, MOST_TRACKS)) {
    if (!asked.has(vehicle.vehicle_id)) {
      asked.add(vehicle.vehicle_id);
      for (const fix of await trackSince(vehicle.vehicle_id, from).catch(() => [])) {
        fleet.roads.take(`${vehicle.vehicle_id} before`, { at: Date.parse(fix.ts), lat: fix.lat, lon: fix.lon });
      }
    }
  }
}

/** Room for the bar and the list of alerts, which lie over the map. */
function paddingOf(map: MapLibre) {
  const { clientWidth, clientHeight } = map.getContainer();
  return clientWidth > 720
    ? { top: 100, bottom: 50, left: clientWidth > 900 ? 300 : 50, right: 390 }
    : { top: 110, bottom: clientHeight * 0.38, left: 30, right: 30 };
}
