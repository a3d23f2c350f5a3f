import { useMemo } from "react";
import { useSearchParams } from "react-router-dom";
import { t } from "../i18n";
import { Field, SelectField } from "./fields";
import { instant, type Range, rangeOf, SPANS, type Span } from "./timeSpan";
import { useFilters } from "./useFilters";

/** The time a page shows, out of the address. */
export function useTimeRange(usual: Span): Range {
  const [params] = useSearchParams();
  const said = ["range", "from", "to"].map((key) => params.get(key)).join("|");
  // Looks at the clock only when the address says something else: a list does not begin anew by itself.
  return useMemo(() => rangeOf(params, usual, Date.now()), [said, usual]);
}

/** Chooses the time a page shows: a span that ends now, or from and to. */
export function TimeRange({ usual, spans = ["1h", "24h", "7d", "30d"] }: { usual: Span; spans?: Span[] }) {
  const filters = useFilters("range", "from", "to");
  const custom = Boolean(filters.get("from") || filters.get("to"));
  const choose = (value: string) =>
    filters.set(
      value === "custom"
        ? { range: "", from: new Date(Date.now() - SPANS["24h"]).toISOString() }
        : { range: value === usual ? "" : value, from: "", to: "" },
    );
  return (
    <>
      <SelectField
        label={t("time.range")} any={null} value={custom ? "custom" : filters.get("range") || usual} onChange={choose}
        options={[...spans.map((span): [string, string] => [span, t(`time.${span}`)]), ["custom", t("time.custom")]]}
      />
      {custom && <Moment label={t("time.from")} value={filters.get("from")} onChange={(from) => filters.set({ from })} />}
      {custom && <Moment label={t("time.to")} value={filters.get("to")} onChange={(to) => filters.set({ to })} />}
    </>
  );
}

function Moment({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <Field label={label}>
      {(id) => (
        <input
          id={id} type="datetime-local" value={local(value)}
          onChange={(event) => onChange(event.target.value ? new Date(event.target.value).toISOString() : "")}
        />
      )}
    </Field>
  );
}

/** An instant as such a field wants it, in the person's zone. */
function local(value: string): string {
  if (!instant(value)) {
    return "";
  }
  const at = new Date(value);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
