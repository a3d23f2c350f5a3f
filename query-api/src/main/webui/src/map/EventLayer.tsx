import { useMemo } from "react";
import { eventColour } from "../ui/eventKinds";
import { token, useTheme } from "../ui/theme";
import type { LngLat } from "./MapCanvas";
import { MapSource } from "./MapSource";
import { collection, point } from "./shapes";

const EVENTS = [
  {
    id: "events", type: "circle",
    paint: {
      "circle-radius": ["case", ["get", "chosen"], 11, 7],
      "circle-color": ["get", "colour"],
      "circle-stroke-color": "#ffffff",
      "circle-stroke-width": ["case", ["get", "chosen"], 3, 2],
    },
  },
];
const STOPS = [
  {
    id: "stops", type: "circle",
    paint: { "circle-radius": 5, "circle-color": "#ffffff", "circle-stroke-color": "#0b1220", "circle-stroke-width": 2 },
  },
];

export interface PlacedEvent {
  id: string;
  type: string;
  at: LngLat;
}

/** Where things happened, in the colour of their kind, and where the vehicle halted, in white; under the place that is looked at. */
export function EventLayer({ events, stops, chosen, onChoice }: {
  events: PlacedEvent[];
  stops?: LngLat[];
  chosen?: string | undefined;
  onChoice: (id: string) => void;
}) {
  const theme = useTheme();
  const marks = useMemo(
    () => collection(events.map(({ id, type, at }) => point(at, { id, colour: token(eventColour(type)), chosen: id === chosen }))),
    // The tokens are those of the theme.
    [events, chosen, theme],
  );
  const halts = useMemo(() => collection((stops ?? []).map((at) => point(at))), [stops]);
  return (
    <>
      <MapSource id="stops" data={halts} layers={STOPS as never} before="spot" />
      <MapSource id="events" data={marks} layers={EVENTS as never} before="spot" onClick={(feature) => onChoice(String(feature.properties["id"]))} />
    </>
  );
}
