import type { Map as MapLibre } from "maplibre-gl";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Place, PlaceKind } from "../../api/reference";
import { t } from "../../i18n";
import { useLiveFleet } from "../../live/context";
import { fenceLayers, reaching, routeLayers } from "../../map/areaLayers";
import { fitTo, type LngLat, MapCanvas } from "../../map/MapCanvas";
import { MapSource } from "../../map/MapSource";
import { collection, shape } from "../../map/shapes";
import { useTheme } from "../../ui/theme";
import { DraftLayer } from "./DraftLayer";
import { type Draft, positionsOf } from "./draft";

const ROADS = [{ id: "roads-seen", type: "line", paint: { "line-color": "#7d8fa8", "line-opacity": 0.55, "line-width": 1.5 } }];

/** What there is, under it the roads that the fleet was seen on; over it what is drawn. */
export function PlacesMap({ kind, places, opened, draft, reachM, adding, mayDraw, onDraft, onChoice }: {
  kind: PlaceKind;
  places: Place[] | undefined;
  opened: string;
  draft?: Draft;
  reachM: number;
  adding: boolean;
  mayDraw: boolean;
  onDraft: (draft: Draft) => void;
  onChoice: (id: string) => void;
}) {
  const theme = useTheme();
  const [map, setMap] = useState<MapLibre>();
  useFirstView(map, places, opened);
  // What is drawn on takes the place of what it was.
  const others = useMemo(() => {
    const shown = (places ?? []).filter(({ id }) => !draft || id !== opened);
    return reaching(shown.map(({ id, body }) => ({ id, name: body.name ?? id, geometry: body.geometry, reachM: body.radius_m ?? body.corridor_m ?? 0 })));
  }, [places, opened, draft === undefined]);
  const layers = kind === "routes" ? routeLayers(theme) : fenceLayers(theme);
  return (
    <div className="places-map">
      <MapCanvas id="places-map" label={t("places.map")} onReady={setMap}>
        <Roads />
        <MapSource
          key={`${kind}/${theme}`} id="places-there" data={others} layers={layers as never}
          {...(!draft && { onClick: (feature) => onChoice(String(feature.properties["id"])) })}
        />
        {draft && mayDraw && <DraftLayer draft={draft} reachM={reachM} adding={adding} onChange={onDraft} />}
      </MapCanvas>
    </div>
  );
}

/** Ways of vehicles that this console was told of: what helps to find one's way where the base map is coarse. */
function Roads() {
  const fleet = useLiveFleet();
  const data = useMemo(() => collection([shape({ type: "MultiLineString", coordinates: fleet?.roads.all() ?? [] })]), [fleet]);
  return <MapSource id="roads-seen" data={data} layers={ROADS as never} />;
}

/** Shows what is open, else everything, else the fleet; once for each that is opened. */
function useFirstView(map: MapLibre | undefined, places: Place[] | undefined, opened: string): void {
  const fleet = useLiveFleet();
  const fitted = useRef<string>();
  useEffect(() => {
    if (!map || !places || fitted.current === opened) {
      return;
    }
    const wanted = places.filter(({ id }) => id === opened);
    if (opened === "" && fitted.current !== undefined) {
      fitted.current = opened;
      return;
    }
    fitted.current = opened;
    const all = (wanted.length > 0 ? wanted : places).flatMap(({ body }) => positionsOf(body.geometry));
    const vehicles = fleet?.vehicles.all().flatMap(({ vehicle: { lon, lat } }): LngLat[] => (lon === undefined || lat === undefined ? [] : [[lon, lat]])) ?? [];
    fitTo(map, all.length > 0 ? all : vehicles, 60, 14);
  }, [map, places, opened, fleet]);
}
