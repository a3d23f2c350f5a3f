import { useState } from "react";
import { HEAT_HOURS, HEAT_KINDS } from "../../api/mapLayers";
import { t, word } from "../../i18n";
import { dayText } from "../../live/day";
import { useLiveFleet } from "../../live/context";
import { Button } from "../../ui/Button";
import { SelectField, TextField } from "../../ui/fields";
import { heatKind, heatRange } from "./MapLayers";
import { LAYERS, type View } from "./useView";

const MOST_SUGGESTED = 200;
const STATES = ["driving", "standing", "offline", "unknown"];
const wide = matchMedia("(min-width: 721px)");

/** Which vehicles and layers the map shows, and the way to a day that was. */
export function Tools({ view }: { view: View }) {
  const fleet = useLiveFleet();
  const [open, setOpen] = useState(wide.matches);
  const { filters } = view;
  const names = open ? (fleet?.vehicles.all() ?? []).slice(0, MOST_SUGGESTED).map(({ vehicle }) => vehicle.vehicle_id) : [];
  const search = (q: string) => filters.set(fleet?.vehicles.get(q) ? { q: "", vehicle: q, follow: "1" } : { q });
  return (
    <details id="tools" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("live.tools.title")}</summary>
      <div className="tool-fields" role="search" aria-label={t("filter.label")}>
        <TextField label={t("live.tools.search")} value={filters.get("q")} list={names} onChange={search} />
        <SelectField
          label={t("live.tools.state")} value={filters.get("state")} onChange={(state) => filters.set({ state })}
          options={STATES.map((state) => [state, word("state", state)])}
        />
        <fieldset>
          <legend>{t("live.tools.layers")}</legend>
          {LAYERS.map((layer) => (
            <label key={layer} className="check">
              <input type="checkbox" checked={view.shows(layer)} onChange={() => view.toggle(layer)} />{t(`live.layer.${layer}`)}
            </label>
          ))}
        </fieldset>
        {view.shows("heat") && <HeatChoice view={view} />}
        {!view.day && <Button onClick={() => filters.set({ day: dayText(Date.now()) })}>{t("live.replay.begin")}</Button>}
      </div>
    </details>
  );
}

function HeatChoice({ view: { filters } }: { view: View }) {
  return (
    <>
      <SelectField
        label={t("live.tools.heat")} any={null} value={heatKind(filters.get("heat"))} onChange={(heat) => filters.set({ heat })}
        options={HEAT_KINDS.map((kind) => [kind, t(`live.heat.${kind}`)])}
      />
      <SelectField
        label={t("time.range")} any={null} value={heatRange(filters.get("heat_range"))} onChange={(heat_range) => filters.set({ heat_range })}
        options={(Object.keys(HEAT_HOURS) as (keyof typeof HEAT_HOURS)[]).map((range) => [range, t(`time.${range}`)])}
      />
    </>
  );
}
