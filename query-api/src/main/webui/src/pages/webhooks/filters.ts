import type { EndpointFilters } from "../../api/webhooks";
import { t } from "../../i18n";

/** How grave an event can be, from 1. */
export const SEVERITIES = ["low", "medium", "high", "critical"] as const;

/** Filters that are lists of ids, as they are written in a form: with commas or spaces between. */
export const LISTS = ["vehicles", "vehicle_groups", "drivers", "fences"] as const;

/** What a form says of filters; undefined if it says nothing. Hours are of the zone of whoever fills it in. */
export function filtersOf(form: FormData, zone: string): EndpointFilters | undefined {
  const said = (name: string) => String(form.get(name) ?? "").trim();
  const filters: EndpointFilters = {};
  const severity = Number(said("min_severity"));
  if (severity > 0) {
    filters.min_severity = severity;
  }
  for (const list of LISTS) {
    const ids = said(list).split(/[\s,;]+/).filter(Boolean);
    if (ids.length > 0) {
      filters[list] = ids;
    }
  }
  const [from, to] = [said("from"), said("to")];
  if (from && to) {
    filters.schedule = { zone, from, to };
  }
  return Object.keys(filters).length > 0 ? filters : undefined;
}

/** The same in words. */
export function textOf(filters: EndpointFilters | undefined): string | undefined {
  if (!filters) {
    return undefined;
  }
  const { min_severity, area, schedule } = filters;
  const severity = SEVERITIES[(min_severity ?? 0) - 1];
  const words = [
    ...(severity ? [t("webhooks.filters.atLeast", { severity: t(`severity.${severity}`) })] : []),
    ...LISTS.flatMap((list) => (filters[list]?.length ? [`${t(`webhooks.filters.${list}`)}: ${filters[list].join(", ")}`] : [])),
    ...(area ? [t("webhooks.filters.area")] : []),
    ...(schedule ? [[schedule.days?.join(", "), `${schedule.from}–${schedule.to}`, schedule.zone].filter(Boolean).join(" ")] : []),
  ];
  return words.join("; ") || undefined;
}
