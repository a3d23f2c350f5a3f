import type { Feature, FeatureCollection } from "geojson";
import type { AddLayerObject, MapGeoJSONFeature } from "maplibre-gl";
import { useEffect, useRef } from "react";
import { useMap } from "./MapCanvas";
import { isThere, setData } from "./sources";

type Layer = AddLayerObject & { id: string; source?: string };

/** Pixels around the pointer within which a feature counts as hit. */
const NEAR = 8;

/**
 * GeoJSON on the map around it, with the layers that show it. Layers are those of the style specification without their
 * source, and are to be constants: they are put on the map once. `before` is the id of the layer under which they go.
 */
export function MapSource({ id, data, layers, before, onClick }: {
  id: string;
  data: Feature | FeatureCollection;
  layers: Layer[];
  before?: string;
  onClick?: (feature: MapGeoJSONFeature) => void;
}) {
  const map = useMap();
  const click = useRef(onClick);
  click.current = onClick;
  useEffect(() => {
    map.addSource(id, { type: "geojson", data });
    const under = before && map.getLayer(before) ? before : undefined;
    layers.forEach((layer) => map.addLayer({ ...layer, source: id } as AddLayerObject, under));
    return () => {
      // A map that is taken away has taken its layers with it.
      if (isThere(map)) {
        layers.forEach((layer) => map.removeLayer(layer.id));
        map.removeSource(id);
      }
    };
    // The data goes in below, layers are constants.
  }, [map, id, before]);
  useEffect(() => {
    setData(map, id, data);
  }, [map, id, data]);
  const clickable = Boolean(onClick);
  useEffect(() => {
    if (!clickable) {
      return undefined;
    }
    const ids = layers.map((layer) => layer.id);
    const hit = ({ point: { x, y } }: { point: { x: number; y: number } }) => {
      const [feature] = map.queryRenderedFeatures([[x - NEAR, y - NEAR], [x + NEAR, y + NEAR]], { layers: ids });
      if (feature) {
        click.current?.(feature);
      }
    };
    map.on("click", hit);
    return () => void map.off("click", hit);
  }, [map, clickable]);
  return null;
}
