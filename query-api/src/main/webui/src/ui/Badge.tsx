import type { ReactNode } from "react";
import { t, word } from "../i18n";

export type Tone = "neutral" | "good" | "warn" | "bad" | "info";

/** A short word with a colour; the word says it all, the colour only helps. */
export function Badge({ tone = "neutral", children }: { tone?: Tone; children: ReactNode }) {
  return <span className="badge" data-tone={tone}>{children}</span>;
}

const SEVERITIES = ["low", "low", "medium", "high", "critical"] as const;
export type SeverityName = (typeof SEVERITIES)[number] | "sos";

/** The name of a severity of 1 to 4; an open call for help is above them. */
export function severityName(severity: number, sos = false): SeverityName {
  return sos ? "sos" : (SEVERITIES[severity] ?? "low");
}

export function Severity({ of, sos = false }: { of: number; sos?: boolean }) {
  const name = severityName(of, sos);
  return <span className="severity" data-severity={name}>{t(`severity.${name}`)}</span>;
}

const TONES: Record<string, Tone> = { driving: "good", standing: "warn", offline: "neutral", unknown: "info" };

/** A vehicle's state. */
export function VehicleState({ of }: { of: string }) {
  return <Badge tone={TONES[of] ?? "neutral"}>{word("state", of)}</Badge>;
}
