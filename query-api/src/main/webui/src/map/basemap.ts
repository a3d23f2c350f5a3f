import type { Feature, FeatureCollection, LineString, Point } from "geojson";
import type { Map as MapLibre, StyleSpecification } from "maplibre-gl";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import coarseUrl from "world-atlas/countries-110m.json?url";
import fineUrl from "world-atlas/countries-10m.json?url";
import type { Theme } from "../ui/theme";
import { graticule } from "./graticule";
import { isThere, setData } from "./sources";

type World = Topology<{ countries: GeometryCollection; land: GeometryCollection }>;
type Place = [name: string, lon: number, lat: number, population: number];

const EMPTY: FeatureCollection = { type: "FeatureCollection", features: [] };
const FONT = ["Inter", "DejaVu Sans", "sans-serif"];

interface Palette {
  water: string;
  land: string;
  coast: string;
  graticule: string;
  borders: string;
  city: string;
  name: string;
  halo: string;
}

const PALETTES: Record<Theme, Palette> = {
  dark: {
    water: "#081019", land: "#121c2c", coast: "#35506f", graticule: "#5f7ea6", borders: "#3b516f",
    city: "#6d87ab", name: "#8ea3c0", halo: "#0d1624",
  },
  light: {
    water: "#dce8f2", land: "#f6f7f4", coast: "#9db4c9", graticule: "#7d98b5", borders: "#a9b6c5",
    city: "#8fa3bb", name: "#4b5f78", halo: "#ffffff",
  },
};

/** The base map without tiles, sprites or fonts of a server: labels are drawn with the browser's own fonts. */
export const basemap = (theme: Theme): StyleSpecification => styleOf(PALETTES[theme]);

/** Gives the base map of that theme's colours to a map that shows the other's. */
export function recolour(map: MapLibre, theme: Theme): void {
  for (const layer of basemap(theme).layers) {
    if (map.getLayer(layer.id)) {
      Object.entries(layer.paint ?? {}).forEach(([name, value]) => map.setPaintProperty(layer.id, name as never, value));
    }
  }
}

const styleOf = (of: Palette): StyleSpecification => ({
  version: 8,
  sources: {
    land: {
      type: "geojson",
      data: EMPTY,
      attribution: "Made with Natural Earth · places © GeoNames",
    },
    borders: { type: "geojson", data: EMPTY },
    graticule: { type: "geojson", data: EMPTY },
    places: { type: "geojson", data: EMPTY },
  },
  layers: [
    { id: "water", type: "background", paint: { "background-color": of.water } },
    { id: "land", type: "fill", source: "land", paint: { "fill-color": of.land } },
    {
      id: "coast",
      type: "line",
      source: "land",
      paint: { "line-color": of.coast, "line-width": ["interpolate", ["linear"], ["zoom"], 2, 0.6, 10, 1.4] },
    },
    {
      id: "graticule",
      type: "line",
      source: "graticule",
      paint: { "line-color": of.graticule, "line-opacity": 0.17, "line-width": 1 },
    },
    {
      id: "borders",
      type: "line",
      source: "borders",
      paint: { "line-color": of.borders, "line-width": 1.1, "line-dasharray": [4, 2] },
    },
    {
      // The name of the city one is in, large and faint, under everything that moves.
      id: "city",
      type: "symbol",
      source: "places",
      minzoom: 10.5,
      filter: [">=", ["get", "people"], 2e5],
      layout: {
        "text-field": ["upcase", ["get", "name"]],
        "text-font": FONT,
        "text-size": ["interpolate", ["linear"], ["zoom"], 10.5, 22, 14, 46],
        "text-letter-spacing": 0.45,
        "text-allow-overlap": true,
        "text-ignore-placement": true,
      },
      paint: { "text-color": of.city, "text-opacity": 0.28 },
    },
    {
      id: "places",
      type: "symbol",
      source: "places",
      // The greater the zoom, the smaller the places that have a name.
      filter: [
        "all",
        [">=", ["get", "people"], ["step", ["zoom"], 5e6, 4, 1e6, 6, 2e5, 8, 5e4, 9, 2e4, 10, 0]],
        ["<", ["get", "people"], ["step", ["zoom"], 1e9, 11, 2e5]],
      ],
      layout: {
        "text-field": ["get", "name"],
        "text-font": FONT,
        "text-size": [
          "interpolate", ["linear"], ["zoom"],
          4, 11,
          12, ["interpolate", ["linear"], ["get", "people"], 5e3, 12, 1e5, 15, 1e6, 20],
        ],
        "text-letter-spacing": 0.04,
        "text-padding": 8,
        "symbol-sort-key": ["-", 0, ["get", "people"]],
      },
      paint: {
        "text-color": of.name,
        "text-opacity": 0.85,
        "text-halo-color": of.halo,
        "text-halo-width": 1.4,
      },
    },
  ],
});

/** Fills the base map with the world; whatever fails to load is left out. */
export async function loadBasemap(map: MapLibre): Promise<void> {
  const redraw = () => drawGraticule(map);
  map.on("moveend", redraw);
  redraw();
  await loadWorld(map, coarseUrl);
  if (isThere(map)) {
    await Promise.all([loadWorld(map, fineUrl), loadPlaces(map)]);
  }
}

/** The coarse world is there at once, the fine one takes its place. */
async function loadWorld(map: MapLibre, url: string): Promise<void> {
  const world = (await (await fetch(url)).json()) as World;
  setData(map, "land", feature(world, world.objects.land));
  const inner = mesh(world, world.objects.countries, (a, b) => a !== b);
  const borders: Feature = { type: "Feature", properties: {}, geometry: inner };
  setData(map, "borders", { type: "FeatureCollection", features: [borders] });
}

async function loadPlaces(map: MapLibre): Promise<void> {
  const places = (await (await fetch("/assets/places.json")).json()) as Place[];
  setData(map, "places", {
    type: "FeatureCollection",
    features: places.map(([name, lon, lat, people]): Feature<Point> => ({
      type: "Feature",
      properties: { name, people },
      geometry: { type: "Point", coordinates: [lon, lat] },
    })),
  });
}

function drawGraticule(map: MapLibre): void {
  const seen = map.getBounds();
  const lines: FeatureCollection<LineString> = graticule(
    { west: seen.getWest(), south: seen.getSouth(), east: seen.getEast(), north: seen.getNorth() },
    map.getZoom(),
  );
  setData(map, "graticule", lines);
}
