import type { Map as MapLibre } from "maplibre-gl";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Place, PlaceKind } from "../../api/reference";
import { t } from "../../i18n";
import { useLiveFleet } from "../../live/context";
import type { LiveFleet } from "../../live/liveFleet";
import { fenceLayers, reaching, routeLayers } from "../../map/areaLayers";
import { fitTo, type LngLat, MapCanvas } from "../../map/MapCanvas";
import { MapSource } from "../../map/MapSource";
import { collection, shape } from "../../map/shapes";
import { useTheme } from "../../ui/theme";
import { DraftLayer } from "./DraftLayer";
import { type Draft, positionsOf } from "./draft";
import type { Work } from "./useWork";

const ROADS = [{ id: "roads-seen", type: "line", paint: { "line-color": "#7d8fa8", "line-opacity": 0.55, "line-width": 1.5 } }];

/** What there is, under it the roads that the fleet was seen on; over it what is drawn. */
export function PlacesMap({ kind, places, opened, work, mayDraw, onDraft, onChoice }: {
  kind: PlaceKind;
  places: Place[] | undefined;
  opened: string;
  work: Work | undefined;
  mayDraw: boolean;
  onDraft: (draft: Draft) => void;
  onChoice: (id: string) => void;
}) {
  const draft = mayDraw ? work?.draft : undefined;
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
        {draft && work && <DraftLayer draft={draft} reachM={work.reachM} adding={work.adding} onChange={onDraft} />}
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

/** Shows what is opened, at first everything, or the fleet where there is nothing yet; going back leaves the view. */
function useFirstView(map: MapLibre | undefined, places: Place[] | undefined, opened: string): void {
  const fleet = useLiveFleet();
  const fitted = useRef<string>();
  useEffect(() => {
    if (!map || !places || fitted.current === opened) {
      return;
    }
    const isBack = opened === "" && fitted.current !== undefined;
    fitted.current = opened;
    if (!isBack) {
      const wanted = places.filter(({ id }) => id === opened);
      const shown = (wanted.length > 0 ? wanted : places).flatMap(({ body }) => positionsOf(body.geometry));
      fitTo(map, shown.length > 0 ? shown : placesOf(fleet), 60, 14);
    }
  }, [map, places, opened, fleet]);
}

/** Where the vehicles are. */
function placesOf(fleet: LiveFleet | undefined): LngLat[] {
  const known = fleet?.vehicles.all() ?? [];
  return known.flatMap(({ vehicle: { lon, lat } }): LngLat[] => (lon === undefined || lat === undefined ? [] : [[lon, lat]]));
}
