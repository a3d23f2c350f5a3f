import { useEffect, useMemo } from "react";
import { fitTo, type LngLat, useMap } from "./MapCanvas";
import { MapSource } from "./MapSource";
import { collection, line, point } from "./shapes";

const ROUND = { "line-cap": "round", "line-join": "round" } as const;
const WAY = [
  { id: "track-edge", type: "line", layout: ROUND, paint: { "line-color": "#0b1220", "line-opacity": 0.35, "line-width": 7 } },
  { id: "track", type: "line", layout: ROUND, paint: { "line-color": "#0ea5e9", "line-width": 4 } },
] as const;
const SPOT = [
  {
    id: "spot", type: "circle",
    paint: {
      "circle-radius": ["match", ["get", "kind"], "event", 9, 6],
      "circle-color": ["match", ["get", "kind"], "event", "#f43f5e", "#0ea5e9"],
      "circle-stroke-color": "#ffffff",
      "circle-stroke-width": 2,
    },
  },
];

/** The way of one vehicle, with the place where something happened and the one that is looked at; the view fits it once, also when it grows. */
export function TrackLayer({ way, event, at }: { way: LngLat[]; event?: LngLat | undefined; at?: LngLat | undefined }) {
  const map = useMap();
  const track = useMemo(() => collection(line(way)), [way]);
  const spots = useMemo(
    () => collection([...(event ? [point(event, { kind: "event" })] : []), ...(at ? [point(at, { kind: "at" })] : [])]),
    [event, at],
  );
  const eventKey = event?.join();
  const begin = way[0]?.join();
  // A way that grows is no reason to move the view under somebody's hands.
  useEffect(() => fitTo(map, event ? [...way, event] : way, 36, 16), [map, begin, eventKey]);
  return (
    <>
      <MapSource id="track" data={track} layers={WAY as never} />
      <MapSource id="spots" data={spots} layers={SPOT as never} />
    </>
  );
}
