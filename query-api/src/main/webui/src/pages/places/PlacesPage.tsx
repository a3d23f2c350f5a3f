import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { hasRole } from "../../api/me";
import { useMe } from "../../api/meContext";
import { useOne } from "../../api/queries";
import { listPlaces, type Place, type PlaceKind, type Written } from "../../api/reference";
import { t } from "../../i18n";
import { Button } from "../../ui/Button";
import { moment, timeOfDay } from "../../ui/format";
import { Page } from "../../ui/Page";
import { Facts } from "../../ui/Stat";
import { Answered } from "../../ui/states";
import { useFilters } from "../../ui/useFilters";
import type { Shape } from "./draft";
import { PlaceForm } from "./PlaceForm";
import { PlaceList } from "./PlaceList";
import { PlacesMap } from "./PlacesMap";
import "./places.css";
import { useWork } from "./useWork";

const SELDOM_MS = 60_000;
const NEW: Record<PlaceKind, Shape[]> = { geofences: ["polygon", "circle", "corridor"], routes: ["route"] };

/** Fences and routes on the map: drawn, changed and taken away by those who may; `?kind=` and `?place=` say what is shown. */
export default function PlacesPage() {
  const filters = useFilters("kind", "place", "q");
  const kind: PlaceKind = filters.get("kind") === "routes" ? "routes" : "geofences";
  const open = filters.get("place");
  const mayWrite = hasRole(useMe(), "operator", "admin");
  const places = useOne(["places", kind], () => listPlaces(kind), { everyMs: SELDOM_MS });
  const { opened, place, tag, work, begin, change, end } = useWork(kind, open);
  const [said, setSaid] = useState("");
  const go = (id: string) => {
    end();
    filters.set({ place: id });
  };
  const wrote = useWrote(kind, (text) => {
    setSaid(text);
    go("");
  });
  const anew = (then: () => void) => {
    setSaid("");
    then();
  };
  return (
    <Page title={t("places.title")}>
      <div className="places">
        <PlacesMap
          kind={kind} places={places.data} opened={open} work={work} mayDraw={mayWrite}
          onChoice={(id) => work?.adding || anew(() => go(id))} onDraft={(draft) => change({ draft })}
        />
        <section className="places-side" aria-label={t("places.list")}>
          {said && <p className="advice" role="status">{said}</p>}
          {!work && !open && mayWrite && (
            <div className="button-row">
              {NEW[kind].map((shape) => <Button key={shape} data-shape={shape} onClick={() => anew(() => begin(shape))}>{t(`places.draw.${shape}`)}</Button>)}
            </div>
          )}
          {!work && !open && <PlaceList kind={kind} places={places} filters={filters} onChoice={(id) => anew(() => go(id))} />}
          {work && mayWrite
            ? <PlaceForm key={`${work.of}/${work.draft?.shape ?? ""}`} kind={kind} before={place} tag={tag} work={work} onChange={change} onWritten={wrote} onCancel={() => go("")} />
            : open && <Answered of={opened}>{({ told }) => <Shown place={told} onClose={() => go("")} />}</Answered>}
        </section>
      </div>
    </Page>
  );
}

/** What follows a change: it is said from when on it holds, and what is shown of it is asked anew. */
function useWrote(kind: PlaceKind, say: (text: string) => void): (written: Written) => void {
  const queries = useQueryClient();
  return ({ status, id, valid_from, warnings = [] }) => {
    queries.removeQueries({ queryKey: ["place", kind, id] });
    void queries.invalidateQueries({ queryKey: ["places", kind] });
    void queries.invalidateQueries({ queryKey: ["map"] });
    say([t(`places.done.${status}`, { id, time: timeOfDay(valid_from) }), ...warnings.map(({ detail }) => detail)].join(" "));
  };
}

/** One place for those who may not change it. */
function Shown({ place: { id, body, changed_at, changed_by }, onClose }: { place: Place; onClose: () => void }) {
  const said = Object.entries(body).filter(([name]) => name !== "geometry" && name !== "name");
  return (
    <>
      <h2>{body.name ?? id}</h2>
      <Facts of={said.map(([name, value]) => [name, typeof value === "object" ? JSON.stringify(value) : String(value)])} />
      <p className="note">{t("places.by", { time: moment(changed_at), by: changed_by })}</p>
      <Button onClick={onClose}>{t("places.close")}</Button>
    </>
  );
}
