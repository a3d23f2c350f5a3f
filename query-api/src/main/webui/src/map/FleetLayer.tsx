import { useEffect, useRef } from "react";
import type { LiveFleet } from "../live/liveFleet";
import { useTheme } from "../ui/theme";
import { addFleetLayers, drawRoads, drawVehicles, recolourFleet, removeFleetLayers } from "./fleetLayers";
import { useMap } from "./MapCanvas";

const ROADS_MS = 5_000;
const NEAR = 8;

/** Everything that moves: drawn by the map itself twice a second, however many vehicles there are. */
export function FleetLayer({ fleet, chosen, onChoice }: {
  fleet: LiveFleet;
  chosen: string | undefined;
  onChoice: (vehicleId: string | undefined) => void;
}) {
  const map = useMap();
  const choice = useRef(onChoice);
  choice.current = onChoice;
  useEffect(() => {
    addFleetLayers(map);
    const click = map.on("click", ({ point: { x, y } }) => {
      const box: [[number, number], [number, number]] = [[x - NEAR, y - NEAR], [x + NEAR, y + NEAR]];
      const [hit] = map.queryRenderedFeatures(box, { layers: ["vehicles"] });
      choice.current(hit?.properties["id"]);
    });
    const enter = map.on("mouseenter", "vehicles", () => (map.getCanvas().style.cursor = "pointer"));
    const leave = map.on("mouseleave", "vehicles", () => (map.getCanvas().style.cursor = ""));
    return () => {
      [click, enter, leave].forEach((listening) => listening.unsubscribe());
      removeFleetLayers(map);
    };
  }, [map]);
  const theme = useTheme();
  useEffect(() => recolourFleet(map, theme), [map, theme]);
  useEffect(() => {
    const draw = () => drawVehicles(map, fleet.vehicles, fleet.alerts.callingForHelp(), chosen);
    draw();
    return fleet.follow(draw);
  }, [map, fleet, chosen]);
  useEffect(() => {
    drawRoads(map, fleet.roads);
    const timer = setInterval(() => drawRoads(map, fleet.roads), ROADS_MS);
    return () => clearInterval(timer);
  }, [map, fleet]);
  return null;
}
