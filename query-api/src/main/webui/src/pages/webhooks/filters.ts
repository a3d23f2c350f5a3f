import type { EndpointFilters } from "../../api/webhooks";
import { t } from "../../i18n";
import { severityName } from "../../ui/Badge";
import { given, words } from "../../ui/given";

/** Filters that are lists of ids, as they are written in a form: with commas or spaces between. */
export const LISTS = ["vehicles", "vehicle_groups", "drivers", "fences"] as const;

/** What a form says of filters; undefined if it says nothing. Hours are of the zone of whoever fills it in. */
export function filtersOf(form: FormData, zone: string): EndpointFilters | undefined {
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
  const [from, to] = [given(form, "from"), given(form, "to")];
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
  const parts = [
    ...(min_severity ? [t("webhooks.filters.atLeast", { severity: t(`severity.${severityName(min_severity)}`) })] : []),
    ...LISTS.flatMap((list) => (filters[list]?.length ? [`${t(`webhooks.filters.${list}`)}: ${filters[list].join(", ")}`] : [])),
    ...(area ? [t("webhooks.filters.area")] : []),
    ...(schedule ? [[schedule.days?.join(", "), `${schedule.from}–${schedule.to}`, schedule.zone].filter(Boolean).join(" ")] : []),
  ];
  return parts.join("; ") || undefined;
}
