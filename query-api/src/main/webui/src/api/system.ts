import { answer, api, type Page, type Told } from "./client";

export type DeadLetter = Told<"DeadLetter", "dead_letter_id" | "occurred_at" | "place" | "reason" | "payload_bytes" | "payload_cut">;

export interface DeadLetterFilter {
  from?: string;
  to?: string;
  place?: string;
  reason?: string;
  record_key?: string;
}

/** How far the job's checkpoints, or the notifiers, are behind the log; no figures where that is not known. */
export type Reader = Told<"ReaderProgress", "state" | "late_after_ms">;
export interface SystemProgress {
  at: string;
  job: Reader;
  notifier: Reader;
}

/** Whether a part that this service needs answers. */
export interface Check {
  name: string;
  status: "UP" | "DOWN";
}

/** Where the other parts' own pages are, as far as this server was told. */
export interface Links {
  flink?: string;
  redpanda_console?: string;
}

export function listDeadLetters(filter: DeadLetterFilter, cursor: string | undefined, signal: AbortSignal): Promise<Page<DeadLetter>> {
  const query = { ...filter, limit: 100, ...(cursor ? { cursor } : {}) };
  return answer(api.GET("/v1/dead-letters", { params: { query }, signal }));
}

export function getProgress(signal: AbortSignal): Promise<SystemProgress> {
  return answer(api.GET("/v1/system", { signal }));
}

/** What this service says of its own health; a service that is not well says so with another status, and the same body. */
export async function getHealth(signal: AbortSignal): Promise<Check[]> {
  const response = await fetch("/q/health", { signal });
  return ((await response.json()) as { checks: Check[] }).checks;
}

/** What this service counts, by name. */
export async function getMetrics(signal: AbortSignal): Promise<Map<string, number>> {
  const response = await fetch("/q/metrics", { signal, headers: { Accept: "text/plain" } });
  return readMetrics(await response.text());
}

/** Prometheus' text form: each name with the sum over its tags. */
export function readMetrics(text: string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const line of text.split("\n")) {
    const [, name, value] = /^([a-zA-Z_:][\w:]*)(?:\{.*\})?\s+(\S+)/.exec(line) ?? [];
    if (name && Number.isFinite(Number(value))) {
      sums.set(name, (sums.get(name) ?? 0) + Number(value));
    }
  }
  return sums;
}

export async function getLinks(signal: AbortSignal): Promise<Links> {
  const response = await fetch("/console.json", { signal });
  return ((await response.json()) as { links?: Links }).links ?? {};
}
