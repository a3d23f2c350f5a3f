import type { Map as MapLibre } from "maplibre-gl";
import { useEffect, useRef } from "react";
import type { LiveFleet } from "../live/liveFleet";
import type { Vehicle } from "../live/stream/events";
import type { Known } from "../live/vehicles";
import { useTheme } from "../ui/theme";
import { openGroup } from "./clusters";
import { addFleetLayers, drawRoads, drawVehicles, recolourFleet, removeFleetLayers, VEHICLE_LAYERS } from "./fleetLayers";
import { useMap } from "./MapCanvas";

const ROADS_MS = 5_000;
const NEAR = 8;
const GO_MS = 450;
const CLOSE_ZOOM = 12;
const THOUSANDS = 1_000;
const SELDOM_MS = 900;

/** What draws the vehicles; whoever knows where they are calls it as often as that changes. */
export type Draw = (shown: Known[], sos: Set<string>) => void;

/**
 * Vehicles that move, drawn by the map itself and not by React. `feed` gets what draws and gives what ends it: that of
 * the live fleet is {@link liveFeed}.
 */
export function FleetLayer({ fleet, feed, chosen, onChoice, follow = false, onLetGo }: {
  /** Whose roads are shown. */
  fleet: LiveFleet;
  feed: (draw: Draw) => () => void;
  chosen: string | undefined;
  onChoice: (vehicleId: string | undefined) => void;
  /** Whether the map goes with the chosen vehicle, until it is dragged elsewhere. */
  follow?: boolean;
  onLetGo?: () => void;
}) {
  const map = useMap();
  const choice = useRef(onChoice);
  choice.current = onChoice;
  useEffect(() => {
    addFleetLayers(map);
    const click = map.on("click", ({ point: { x, y } }) => {
      const box: [[number, number], [number, number]] = [[x - NEAR, y - NEAR], [x + NEAR, y + NEAR]];
      const [hit] = map.queryRenderedFeatures(box, { layers: VEHICLE_LAYERS });
      const [group] = hit ? [] : map.queryRenderedFeatures(box, { layers: ["groups"] });
      if (group) {
        void openGroup(map, "vehicles", group);
      } else {
        choice.current(hit?.properties["id"]);
      }
    });
    const pointers = [...VEHICLE_LAYERS, "groups"].flatMap((layer) => [
      map.on("mouseenter", layer, () => (map.getCanvas().style.cursor = "pointer")),
      map.on("mouseleave", layer, () => (map.getCanvas().style.cursor = "")),
    ]);
    return () => {
      [click, ...pointers].forEach((listening) => listening.unsubscribe());
      removeFleetLayers(map);
    };
  }, [map]);
  const theme = useTheme();
  useEffect(() => recolourFleet(map, theme), [map, theme]);
  useEffect(() => feed((shown, sos) => {
    drawVehicles(map, shown, sos, chosen);
    if (follow) {
      goWith(map, shown.find(({ vehicle }) => vehicle.vehicle_id === chosen)?.vehicle);
    }
  }), [map, feed, chosen, follow]);
  const letGo = useRef(onLetGo);
  letGo.current = onLetGo;
  useEffect(() => {
    const dragged = map.on("dragstart", () => letGo.current?.());
    return () => dragged.unsubscribe();
  }, [map]);
  useEffect(() => {
    drawRoads(map, fleet.roads);
    const timer = setInterval(() => drawRoads(map, fleet.roads), ROADS_MS);
    return () => clearInterval(timer);
  }, [map, fleet]);
  return null;
}

function goWith(map: MapLibre, vehicle: Vehicle | undefined): void {
  if (vehicle?.lon !== undefined && vehicle.lat !== undefined) {
    map.easeTo({ center: [vehicle.lon, vehicle.lat], zoom: Math.max(CLOSE_ZOOM, map.getZoom()), duration: GO_MS, easing: (share) => share });
  }
}

/** The fleet as it is told, those of it that are wanted: twice a second, and where there are thousands once. */
export function liveFeed(fleet: LiveFleet, wanted: (vehicle: Vehicle) => boolean): (draw: Draw) => () => void {
  return (draw) => {
    let drawnMs = -Infinity;
    const show = () => {
      const all = fleet.vehicles.all();
      const nowMs = performance.now();
      if (all.length > THOUSANDS && nowMs - drawnMs < SELDOM_MS) {
        return;
      }
      drawnMs = nowMs;
      draw(all.filter(({ vehicle }) => wanted(vehicle)), fleet.alerts.callingForHelp());
    };
    show();
    return fleet.follow(show);
  };
}
