import type { Place, PlaceKind } from "../../api/reference";
import { t } from "../../i18n";
import { SelectField, TextField } from "../../ui/fields";
import { Answered, Empty } from "../../ui/states";
import type { Filters } from "../../ui/useFilters";
import { draftOf } from "./draft";

const MOST_SHOWN = 200;

/** Fences or routes by name, to be looked at. */
export function PlaceList({ kind, places, filters, onChoice }: {
  kind: PlaceKind;
  places: { data?: Place[] | undefined; error: Error | null; refetch: () => unknown };
  filters: Filters<"kind" | "place" | "q">;
  onChoice: (id: string) => void;
}) {
  return (
    <>
      <div className="places-find" role="search" aria-label={t("filter.label")}>
        <SelectField
          label={t("places.kind.label")} any={null} value={kind} onChange={(chosen) => filters.set({ kind: chosen === "routes" ? chosen : "" })}
          options={(["geofences", "routes"] as const).map((one) => [one, t(`places.kind.${one}`)])}
        />
        <TextField label={t("places.search")} value={filters.get("q")} onChange={(q) => filters.set({ q })} />
      </div>
      <Answered of={places} empty={(all) => all.length === 0 && <Empty>{t("places.none")}</Empty>}>
        {(all) => {
          const found = matching(all, filters.get("q"));
          return found.length === 0 ? <Empty>{t("places.noneFound")}</Empty> : (
            <ul className="places-list">
              {found.slice(0, MOST_SHOWN).map(({ id, body }) => (
                <li key={id}>
                  <button type="button" data-place={id} onClick={() => onChoice(id)}>
                    <strong>{body.name ?? id}</strong>
                    <span className="soft">{t(`places.shape.${draftOf(kind, body.geometry)?.shape ?? "parts"}`)}{body.name ? ` · ${id}` : ""}</span>
                  </button>
                </li>
              ))}
            </ul>
          );
        }}
      </Answered>
    </>
  );
}

export function matching(places: Place[], wanted: string): Place[] {
  const text = wanted.toLowerCase();
  return places.filter(({ id, body }) => id.toLowerCase().includes(text) || (body.name ?? "").toLowerCase().includes(text));
}
