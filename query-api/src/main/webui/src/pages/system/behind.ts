import type { Reader } from "../../api/system";
import { t } from "../../i18n";
import { count, duration } from "../../ui/format";

export interface Figure {
  value: string;
  note: string;
  tone?: "warn";
}

const REASONS = ["nothing_told", "not_allowed"] as const;

/** How far behind the log a reader is; where that is not known there is no number but why, also where an older number is still at hand. */
export function figureOf(reader: Reader | undefined, failure: Error | null): Figure {
  if (failure) {
    return unknown(failure.message);
  }
  if (!reader) {
    return { value: "–", note: t("app.loading") };
  }
  const { state, reason, records, behind_ms } = reader;
  if (records === undefined || behind_ms === undefined) {
    const known = REASONS.find((one) => one === reason);
    return unknown(known ? t(`system.behindLog.${known}`) : (reason ?? ""));
  }
  const waiting = t("system.behindLog.records", { count: records, records: count(records) });
  const value = duration(behind_ms / 1_000);
  return state === "late" ? { value, note: t("system.behindLog.late", { waiting }), tone: "warn" } : { value, note: waiting };
}

function unknown(note: string): Figure {
  return { value: t("system.behindLog.unknown"), note, tone: "warn" };
}
