import { useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { hasRole } from "../../api/me";
import { useMe } from "../../api/meContext";
import { useOne } from "../../api/queries";
import { getPlace, listPlaces, type Place, type PlaceKind, type Written } from "../../api/reference";
import { t } from "../../i18n";
import { Button } from "../../ui/Button";
import { moment, timeOfDay } from "../../ui/format";
import { Page } from "../../ui/Page";
import { Answered } from "../../ui/states";
import { useFilters } from "../../ui/useFilters";
import { type Draft, draftOf, type Shape } from "./draft";
import { PlaceForm } from "./PlaceForm";
import { PlaceList } from "./PlaceList";
import { PlacesMap } from "./PlacesMap";
import "./places.css";

const SELDOM_MS = 60_000;
const REACH_M: Record<Shape, number> = { polygon: 0, circle: 200, corridor: 50, route: 100 };
const NEW: Record<PlaceKind, Shape[]> = { geofences: ["polygon", "circle", "corridor"], routes: ["route"] };

/** What is under way: a new shape, or one that is there. */
interface Work {
  /** What it belongs to; with another thing open it is over. */
  of: string;
  draft: Draft | undefined;
  adding: boolean;
  reachM: number;
}

/** Fences and routes on the map: drawn, changed and taken away by those who may; `?kind=` and `?place=` say what is shown. */
export default function PlacesPage() {
  const filters = useFilters("kind", "place", "q");
  const kind: PlaceKind = filters.get("kind") === "routes" ? "routes" : "geofences";
  const open = filters.get("place");
  const mayWrite = hasRole(useMe(), "operator", "admin");
  const queries = useQueryClient();
  const [begun, setBegun] = useState<Work>();
  const [said, setSaid] = useState("");
  const places = useOne(["places", kind], () => listPlaces(kind), { everyMs: SELDOM_MS });
  const opened = useOne(["place", kind, open], () => getPlace(kind, open), { enabled: open !== "" });
  const place = open ? opened.data?.told : undefined;
  const of = `${kind}/${open}/${(place && opened.data?.tag) ?? ""}`;
  const untouched = useMemo(() => place && workOf(of, kind, place), [of, kind, place]);
  const work = begun?.of === of ? begun : untouched;
  const setWork = (change: Partial<Work>) => setBegun((before) => ({ ...(before?.of === of ? before : untouched!), ...change }));
  const leave = () => {
    setBegun(undefined);
    filters.set({ place: "" });
  };
  const begin = (shape: Shape) => {
    setSaid("");
    setBegun({ of: `${kind}//`, draft: { shape, points: [] }, adding: true, reachM: REACH_M[shape] });
  };
  const wrote = ({ status, id, valid_from, warnings = [] }: Written) => {
    setSaid([t(`places.done.${status}`, { id, time: timeOfDay(valid_from) }), ...warnings.map(({ detail }) => detail)].join(" "));
    queries.removeQueries({ queryKey: ["place", kind, id] });
    void queries.invalidateQueries({ queryKey: ["places", kind] });
    void queries.invalidateQueries({ queryKey: ["map"] });
    leave();
  };
  const choose = (id: string) => {
    setSaid("");
    filters.set({ place: id });
  };
  const isWritten = mayWrite && work !== undefined && (open === "" || place !== undefined);
  return (
    <Page title={t("places.title")}>
      <div className="places">
        <PlacesMap
          kind={kind} places={places.data} opened={open} onChoice={(id) => !work?.adding && choose(id)}
          {...(work?.draft && { draft: work.draft })} reachM={work?.reachM ?? 0} adding={mayWrite && Boolean(work?.adding)} mayDraw={mayWrite}
          onDraft={(draft) => setWork({ draft })}
        />
        <section className="places-side" aria-label={t("places.list")}>
          {said && <p className="advice" role="status">{said}</p>}
          {!work && !open && (
            <>
              {mayWrite && (
                <div className="button-row">
                  {NEW[kind].map((shape) => <Button key={shape} data-shape={shape} onClick={() => begin(shape)}>{t(`places.draw.${shape}`)}</Button>)}
                </div>
              )}
              <PlaceList kind={kind} places={places} filters={filters} onChoice={choose} />
            </>
          )}
          {isWritten && (
            <PlaceForm
              key={`${of}/${work.draft?.shape ?? ""}`} kind={kind} before={place} tag={place && opened.data?.tag}
              draft={work.draft} adding={work.adding} usualM={work.reachM}
              onDraft={(draft) => setWork({ draft })} onAdding={(adding) => setWork({ adding })} onReach={(reachM) => setWork({ reachM })} onWritten={wrote} onCancel={leave}
            />
          )}
          {open && !isWritten && <Answered of={opened}>{({ told }) => <Shown place={told} onClose={leave} />}</Answered>}
        </section>
      </div>
    </Page>
  );
}

function workOf(of: string, kind: PlaceKind, { body }: Place): Work {
  return { of, draft: draftOf(kind, body.geometry), adding: false, reachM: body.radius_m ?? body.corridor_m ?? 0 };
}

/** One place for those who may not change it. */
function Shown({ place, onClose }: { place: Place; onClose: () => void }) {
  const facts = useMemo(() => Object.entries(place.body).filter(([name]) => name !== "geometry"), [place]);
  return (
    <>
      <h2>{place.body.name ?? place.id}</h2>
      <dl className="facts">
        {facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{typeof value === "object" ? JSON.stringify(value) : String(value)}</dd></div>)}
      </dl>
      <p className="note">{t("places.by", { time: moment(place.changed_at), by: place.changed_by })}</p>
      <Button onClick={onClose}>{t("places.close")}</Button>
    </>
  );
}
