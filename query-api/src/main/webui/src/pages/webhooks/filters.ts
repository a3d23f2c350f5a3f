import type { EndpointFilters } from "../../api/webhooks";
import { t } from "../../i18n";
import type { LngLat } from "../../map/MapCanvas";
import { pointsOf } from "../../map/points";
import { severityName } from "../../ui/Badge";
import { given, words } from "../../ui/given";

/** Filters that are lists of ids, as they are written in a form: with commas or spaces between. */
export const LISTS = ["vehicles", "vehicle_groups", "drivers", "fences"] as const;

export const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

type Area = NonNullable<EndpointFilters["area"]>;
type Schedule = NonNullable<EndpointFilters["schedule"]>;

const MIDNIGHT = "00:00";

/** What a form says of filters, and by the name of its field what cannot be meant so. */
export interface Narrowed {
  /** Undefined if the form says nothing of them. */
  filters: EndpointFilters | undefined;
  notes: Partial<Record<"area" | "from" | "to", string>>;
}

/** Reads a form. Days and hours are of the zone of whoever fills it in. */
export function filtersOf(form: FormData, zone: string): Narrowed {
  const filters: EndpointFilters = {};
  const severity = Number(given(form, "min_severity"));
  if (severity > 0) {
    filters.min_severity = severity;
  }
  for (const list of LISTS) {
    const ids = words(given(form, list));
    if (ids.length > 0) {
      filters[list] = ids;
    }
  }
  const [area, areaNote] = areaOf(given(form, "area"));
  const [schedule, scheduleNotes] = scheduleOf(form, zone);
  return {
    filters: Object.keys(filters).length > 0 || area || schedule ? { ...filters, ...(area && { area }), ...(schedule && { schedule }) } : undefined,
    notes: { ...(areaNote && { area: areaNote }), ...scheduleNotes },
  };
}

/** Two corners are a box, the shorter way round the earth; more are a polygon. */
function areaOf(text: string): [Area | undefined, string?] {
  if (!text) {
    return [undefined];
  }
  const corners = pointsOf(text);
  if (!corners || corners.length < 2) {
    return [undefined, t("webhooks.filters.badArea")];
  }
  if (corners.length > 2) {
    return [{ polygon: corners }];
  }
  const [[lonA, latA], [lonB, latB]] = corners as [LngLat, LngLat];
  const [least, most] = [Math.min(lonA, lonB), Math.max(lonA, lonB)];
  const [west, east] = most - least > 180 ? [most, least] : [least, most];
  return [{ bbox: [west, Math.min(latA, latB), east, Math.max(latA, latB)] }];
}

/** Days without hours are whole days, hours without days are of every day; of hours both are wanted or none. */
function scheduleOf(form: FormData, zone: string): [Schedule | undefined, Narrowed["notes"]] {
  const days = form.getAll("days").map(String);
  const [from, to] = [given(form, "from"), given(form, "to")];
  if (Boolean(from) !== Boolean(to)) {
    return [undefined, from ? { to: t("webhooks.filters.noTo") } : { from: t("webhooks.filters.noFrom") }];
  }
  const isNarrow = from || days.length > 0;
  return [isNarrow ? { zone, ...(days.length > 0 && { days }), from: from || MIDNIGHT, to: to || MIDNIGHT } : undefined, {}];
}

/** The same in words. */
export function textOf(filters: EndpointFilters | undefined): string | undefined {
  if (!filters) {
    return undefined;
  }
  const { min_severity, area, schedule } = filters;
  const parts = [
    ...(min_severity ? [t("webhooks.filters.atLeast", { severity: t(`severity.${severityName(min_severity)}`) })] : []),
    ...LISTS.flatMap((list) => (filters[list]?.length ? [`${t(`webhooks.filters.${list}`)}: ${filters[list].join(", ")}`] : [])),
    ...(area ? [t("webhooks.filters.inArea")] : []),
    ...(schedule ? [hoursIn(schedule)] : []),
  ];
  return parts.join("; ") || undefined;
}

/** "Mon, Tue 22:00–06:00 Europe/Berlin"; whole days have no hours. */
function hoursIn({ days, from, to, zone }: Schedule): string {
  const known = DAYS.filter((day) => days?.includes(day)).map((day) => t(`webhooks.day.${day}`));
  return [known.length < DAYS.length && known.join(", "), from !== to && `${from}–${to}`, zone].filter(Boolean).join(" ");
}
