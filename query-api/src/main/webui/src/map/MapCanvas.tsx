import type * as maplibre from "maplibre-gl";
import engine from "virtual:map-engine";
import "maplibre-gl/dist/maplibre-gl.css";
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { theme as themeNow, useTheme } from "../ui/theme";
import { basemap, loadBasemap, recolour } from "./basemap";
import { styleUrl } from "./styleUrl";

export type LngLat = [lon: number, lat: number];

const Context = createContext<maplibre.Map | undefined>(undefined);

/** The map a component lies on; there is one within `<MapCanvas>`. */
export function useMap(): maplibre.Map {
  const map = useContext(Context);
  if (!map) {
    throw new Error("There is no map around this");
  }
  return map;
}

/**
 * A map with the world under it, offline unless another style is configured. What lies on it are its children: `<MapSource>`
 * draws GeoJSON, anything else may use `useMap()`; they are there when the map is ready and leave nothing behind.
 */
export function MapCanvas({ label, id, children, onReady, className = "map", small = false, headers }: {
  label: string;
  /** What requests for tiles are sent with, by their address; to be constant. */
  headers?: (url: string) => Record<string, string>;
  /** Beside other things: without controls, and with the credits folded. */
  small?: boolean;
  id?: string;
  children?: ReactNode;
  onReady?: (map: maplibre.Map) => void;
  className?: string;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<maplibre.Map>();
  const [ownStyle, setOwnStyle] = useState(false);
  const ready = useRef(onReady);
  ready.current = onReady;
  useEffect(() => {
    let made: maplibre.Map | undefined;
    let gone = false;
    void styleUrl().then((own) => {
      if (gone) {
        return;
      }
      const map = begin(box.current!, own, small, headers);
      made = map;
      map.once("load", () => {
        setOwnStyle(own !== undefined);
        setMap(map);
        ready.current?.(map);
      });
    });
    return () => {
      gone = true;
      setMap(undefined);
      made?.remove();
    };
  }, [small, headers]);
  useEffect(() => map && tellRest(map), [map]);
  const theme = useTheme();
  useEffect(() => {
    if (map && !ownStyle) {
      recolour(map, theme);
    }
  }, [map, ownStyle, theme]);
  return (
    <>
      <div ref={box} id={id} className={className} role="application" aria-label={label} />
      {map && <Context.Provider value={map}>{children}</Context.Provider>}
    </>
  );
}

/** Says on the map's element, as `data-rests`, whether everything on it is drawn and nothing moves; its children lie on it by then. */
function tellRest(map: maplibre.Map): () => void {
  const box = map.getContainer();
  const listening = [
    map.on("render", () => delete box.dataset["rests"]),
    map.on("idle", () => (box.dataset["rests"] = "true")),
  ];
  map.triggerRepaint();
  return () => listening.forEach((one) => one.unsubscribe());
}

function begin(
  container: HTMLElement, ownStyle: string | undefined, small: boolean, headers?: (url: string) => Record<string, string>,
): maplibre.Map {
  const map = new engine.Map({
    container,
    style: ownStyle ?? basemap(themeNow()),
    center: [10, 30],
    zoom: 1.6,
    attributionControl: { compact: true },
    maxZoom: 17,
    fadeDuration: 0,
    ...(headers && { transformRequest: (url: string) => ({ url, headers: headers(url) }) }),
  });
  if (small) {
    map.once("load", () => container.querySelector(".maplibregl-compact-show")?.classList.remove("maplibregl-compact-show"));
  } else {
    map.addControl(new engine.NavigationControl({ showCompass: false }), "bottom-left");
  }
  map.addControl(new engine.ScaleControl(), "bottom-left");
  map.touchZoomRotate.disableRotation();
  if (!ownStyle) {
    map.once("load", () => void loadBasemap(map));
  }
  return map;
}

/** Moves the view so that all of these places are in it. */
export function fitTo(map: maplibre.Map, places: LngLat[], padding: number | maplibre.PaddingOptions = 40, maxZoom = 14): void {
  const bounds = new engine.LngLatBounds();
  places.forEach((place) => bounds.extend(place));
  if (!bounds.isEmpty()) {
    map.fitBounds(bounds, { padding, maxZoom, duration: 0 });
  }
}
