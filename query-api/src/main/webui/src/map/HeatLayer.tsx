import { useEffect } from "react";
import { useMap } from "./MapCanvas";
import { isThere } from "./sources";

const DEEPEST_TILES = 13;
const WEIGHT = ["ln", ["max", 1, ["get", "count"]]];

/** Hexagons of a heat map, from vector tiles, under what moves; few are faint, many are bright. */
export function HeatLayer({ tiles }: { tiles: string }) {
  const map = useMap();
  useEffect(() => {
    map.addSource("heat", { type: "vector", tiles: [tiles], maxzoom: DEEPEST_TILES });
    map.addLayer({
      id: "heat",
      type: "fill",
      source: "heat",
      "source-layer": "cells",
      paint: {
        "fill-color": ["interpolate", ["linear"], WEIGHT, 0, "#7c3aed", 3, "#db2777", 6, "#f97316", 9, "#fde047"],
        "fill-opacity": ["interpolate", ["linear"], WEIGHT, 0, 0.22, 6, 0.45],
        "fill-antialias": false,
      } as never,
    }, ["fences", "routes-planned", "roads"].find((layer) => map.getLayer(layer)));
    return () => {
      if (isThere(map)) {
        map.removeLayer("heat");
        map.removeSource("heat");
      }
    };
  }, [map, tiles]);
  return null;
}
