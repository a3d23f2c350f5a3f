import type { Feature } from "geojson";
import type { Map as MapLibre, MapLayerMouseEvent, MapLayerTouchEvent, MapMouseEvent, MapTouchEvent } from "maplibre-gl";
import { useEffect, useMemo, useRef } from "react";
import { reaching } from "../../map/areaLayers";
import { useMap } from "../../map/MapCanvas";
import { MapSource } from "../../map/MapSource";
import { collection, line, point, shape as feature } from "../../map/shapes";
import { added, type Draft, geometryOf, middles, moved, split, without } from "./draft";

const INK = "#0ea5e9";
const NEAR = 8;
const WIDTH = ["interpolate", ["exponential", 2], ["zoom"], 0, ["get", "width"], 22, ["*", ["get", "width"], 2 ** 22]];
const REACH = [
  { id: "draft-area", type: "fill", filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": INK, "fill-opacity": 0.2 } },
  {
    id: "draft-circle", type: "circle", filter: ["==", ["geometry-type"], "Point"],
    paint: { "circle-radius": WIDTH, "circle-color": INK, "circle-opacity": 0.2, "circle-stroke-color": INK, "circle-stroke-width": 2 },
  },
  {
    id: "draft-width", type: "line", filter: ["==", ["geometry-type"], "LineString"], layout: { "line-cap": "round", "line-join": "round" },
    paint: { "line-color": INK, "line-opacity": 0.25, "line-width": WIDTH },
  },
];
const HANDLES = [
  { id: "draft-edges", type: "line", filter: ["==", ["geometry-type"], "LineString"], paint: { "line-color": INK, "line-width": 2.5 } },
  {
    id: "draft-middles", type: "circle", filter: ["has", "after"],
    paint: { "circle-radius": 4.5, "circle-color": "#ffffff", "circle-opacity": 0.8, "circle-stroke-color": INK, "circle-stroke-width": 1.5 },
  },
  {
    id: "draft-points", type: "circle", filter: ["has", "index"],
    paint: { "circle-radius": 7, "circle-color": INK, "circle-stroke-color": "#ffffff", "circle-stroke-width": 2 },
  },
];
const GRIPS = ["draft-points", "draft-middles"];

/**
 * A shape while it is drawn: a click adds a point, a point is dragged to where it belongs, and one that is dragged out of an
 * edge's middle is new; the other button takes a point away. `adding` says whether clicks add.
 */
export function DraftLayer({ draft, reachM, adding, onChange }: {
  draft: Draft;
  reachM: number;
  adding: boolean;
  onChange: (draft: Draft) => void;
}) {
  const map = useMap();
  const now = useRef<Drawing>({ draft, adding, onChange });
  now.current = { draft, adding, onChange };
  useEffect(() => listen(map, () => now.current), [map]);
  useEffect(() => {
    map.getCanvas().style.cursor = adding ? "crosshair" : "";
    // A second click is a point more, not a closer look.
    map.doubleClickZoom[adding ? "disable" : "enable"]();
    return () => {
      map.getCanvas().style.cursor = "";
      map.doubleClickZoom.enable();
    };
  }, [map, adding]);
  const area = useMemo(() => {
    const geometry = geometryOf(draft);
    return reaching(geometry ? [{ name: "", geometry, reachM }] : []);
  }, [draft, reachM]);
  const handles = useMemo(() => collection(handlesOf(draft)), [draft]);
  return (
    <>
      <MapSource id="draft-reach" data={area} layers={REACH as never} />
      <MapSource id="draft" data={handles} layers={HANDLES as never} />
    </>
  );
}

interface Drawing {
  draft: Draft;
  adding: boolean;
  onChange: (draft: Draft) => void;
}

function listen(map: MapLibre, now: () => Drawing): () => void {
  const add = ({ lngLat, point: { x, y } }: MapMouseEvent) => {
    const onGrip = map.queryRenderedFeatures([[x - NEAR, y - NEAR], [x + NEAR, y + NEAR]], { layers: GRIPS }).length > 0;
    if (now().adding && !onGrip) {
      now().onChange(added(now().draft, lngLat.toArray()));
    }
  };
  const grip = (event: MapLayerMouseEvent | MapLayerTouchEvent) => {
    event.preventDefault();
    if (event.originalEvent instanceof MouseEvent && event.originalEvent.button !== 0) {
      return;
    }
    const { index, after } = event.features?.[0]?.properties ?? {};
    if (after !== undefined) {
      now().onChange(split(now().draft, after, event.lngLat.toArray()));
    }
    drag(map, after === undefined ? index : after + 1, now);
  };
  const remove = (event: MapLayerMouseEvent) => {
    event.preventDefault();
    now().onChange(without(now().draft, event.features?.[0]?.properties["index"]));
  };
  const cursor = (name: string) => () => (map.getCanvas().style.cursor = name);
  const listening = [
    map.on("click", add),
    map.on("contextmenu", "draft-points", remove),
    ...GRIPS.flatMap((layer) => [
      map.on("mousedown", layer, grip), map.on("touchstart", layer, grip),
      map.on("mouseenter", layer, cursor("move")), map.on("mouseleave", layer, () => cursor(now().adding ? "crosshair" : "")()),
    ]),
  ];
  return () => listening.forEach((one) => one.unsubscribe());
}

/** The point goes with the pointer until that is let go. */
function drag(map: MapLibre, index: number, now: () => Drawing): void {
  const go = ({ lngLat }: MapMouseEvent | MapTouchEvent) => now().onChange(moved(now().draft, index, lngLat.toArray()));
  const following = [map.on("mousemove", go), map.on("touchmove", go)];
  const letGo = () => following.forEach((one) => one.unsubscribe());
  map.once("mouseup", letGo);
  map.once("touchend", letGo);
}

function handlesOf(draft: Draft): Feature[] {
  const closed = draft.shape === "polygon" && draft.points.length > 2 ? [...draft.points, draft.points[0]!] : draft.points;
  return [
    ...line(draft.shape === "circle" ? [] : closed).map((edge) => feature(edge.geometry)),
    ...middles(draft).map(({ after, place }) => point(place, { after })),
    ...draft.points.map((place, index) => point(place, { index })),
  ];
}
