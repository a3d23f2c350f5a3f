import type { Stop } from "../../api/deliveries";
import { t } from "../../i18n";
import type { Tone } from "../../ui/Badge";
import { duration, hourOfDay, moment } from "../../ui/format";

export const SLAS = ["at_risk", "late", "missed", "open", "on_time", "early", "none"] as const;
export const STATES = ["planned", "approaching", "arrived", "servicing", "departed", "failed", "skipped", "missed", "cancelled", "unplanned"];

const TONES: Record<(typeof SLAS)[number], Tone> = {
  at_risk: "warn", late: "bad", missed: "bad", open: "neutral", on_time: "good", early: "good", none: "neutral",
};

type Judged = Pick<Stop, "sla" | "risk" | "late_s" | "window_from" | "window_to">;

/** What a stop's window has come to: late by how much, and whether one that is open again was at risk. */
export function standing({ sla, risk, late_s }: Judged): { tone: Tone; text: string } {
  const known = SLAS.find((one) => one === sla) ?? "none";
  if (known === "late" && late_s !== undefined && late_s > 0) {
    return { tone: "bad", text: t("deliveries.late", { time: duration(late_s) }) };
  }
  const text = t(`deliveries.sla.${known}`);
  return { tone: TONES[known], text: risk === "recovered" ? `${text}, ${t("deliveries.recovered")}` : text };
}

/** The time that was promised, as short as it can be said. */
export function windowOf({ window_from: from, window_to: to }: Judged): string {
  if (!from || !to) {
    return from ? t("deliveries.from", { from: moment(from) }) : to ? t("deliveries.until", { to: moment(to) }) : "–";
  }
  const sameDay = new Date(from).toDateString() === new Date(to).toDateString();
  return t("deliveries.inWindow", { from: moment(from), to: sameDay ? hourOfDay(to) : moment(to) });
}
