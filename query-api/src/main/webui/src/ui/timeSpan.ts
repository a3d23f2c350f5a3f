export const SPANS = { "1h": 3_600_000, "24h": 86_400_000, "7d": 7 * 86_400_000, "30d": 30 * 86_400_000 } as const;
export type Span = keyof typeof SPANS | "all";

/** Spans that end now begin at a full minute, so that drawing anew does not ask anew. */
const STEP_MS = 60_000;

export interface Range {
  from?: string;
  to?: string;
}

/** What `range`, `from` and `to` of an address say, as instants for the API. */
export function rangeOf(params: URLSearchParams, usual: Span, nowMs: number): Range {
  const from = instant(params.get("from"));
  const to = instant(params.get("to"));
  if (from || to) {
    return { ...(from ? { from } : {}), ...(to ? { to } : {}) };
  }
  const span = (params.get("range") ?? usual) as Span;
  if (span === "all" || !(span in SPANS)) {
    return {};
  }
  const now = Math.floor(nowMs / STEP_MS) * STEP_MS;
  return { from: new Date(now - SPANS[span]).toISOString() };
}

/** An instant as the API writes it; undefined for what is none. */
export function instant(value: string | null): string | undefined {
  const ms = value ? Date.parse(value) : NaN;
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}
