import type { Query, QueryClient } from "@tanstack/react-query";
import { answer, api, type Told } from "./client";
import { ProblemError } from "./problem";

/** Types of the change feed; a query that names some is asked again when one of them changed. */
export type ChangeType =
  | "trip" | "overspeed" | "harsh" | "idling" | "crash" | "tow" | "geofence_visit" | "vehicle_state" | "duty_segment"
  | "driver_day" | "hours_violation" | "delivery_stop" | "route_run" | "off_route" | "alert" | "score";

type Change = Told<"Change", "type" | "id">;
type ChangePage = { items: Change[]; next: string; more: boolean };

const WAIT_S = 30;
const IDLE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** What a change names is in the store 3 s later at the latest. */
export const SETTLED_MS = 3_500;

/**
 * Follows the change feed for what is shown, so that corrected data changes on screen: of the queries that are looked
 * at, those that name a changed type are asked again, however many changes there were, once every 3.5 s.
 */
export class ChangeFollower {
  private readonly due = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private after = "now";
  private types = "";

  constructor(private readonly queries: QueryClient) {}

  /** Runs until that signal. */
  async run(signal: AbortSignal): Promise<void> {
    for (let failures = 0; !signal.aborted; ) {
      const wanted = [...typesShown(this.queries)].sort().join(",");
      if (!wanted) {
        await pause(IDLE_MS, signal);
        continue;
      }
      try {
        await this.next(wanted, signal);
        failures = 0;
      } catch (failure) {
        if (failure instanceof ProblemError && failure.status === 403) {
          return;
        }
        this.after = "now";
        await pause(Math.min(LONGEST_PAUSE_MS, 1_000 * 2 ** failures++), signal);
      }
    }
  }

  /** Types changed, by whatever way that became known; queries that name one are asked again when it is in the store. */
  changed(...types: ChangeType[]): void {
    types.forEach((type) => this.due.add(type));
    this.timer ??= setTimeout(() => {
      const due = new Set(this.due);
      this.due.clear();
      this.timer = undefined;
      void this.queries.invalidateQueries({ predicate: (query) => typesOf(query).some((type) => due.has(type)) });
    }, SETTLED_MS);
  }

  private async next(types: string, signal: AbortSignal): Promise<void> {
    if (types !== this.types) {
      this.types = types;
      this.after = "now";
    }
    // A page that is opened meanwhile shows other types: the wait ends early then.
    const wait = new AbortController();
    const stop = () => wait.abort();
    signal.addEventListener("abort", stop);
    const watch = setInterval(() => sameTypes(this.queries, types) || wait.abort(), IDLE_MS);
    try {
      const query = { types, after: this.after, wait_s: this.after === "now" ? "0" : String(WAIT_S), limit: "1000" };
      const page = await answer<ChangePage>(api.GET("/v1/changes", { params: { query }, signal: wait.signal }));
      this.after = page.next;
      if (page.items.length > 0) {
        this.changed(...new Set(page.items.map((change) => change.type as ChangeType)));
      }
    } catch (failure) {
      if (!wait.signal.aborted) {
        throw failure;
      }
    } finally {
      clearInterval(watch);
      signal.removeEventListener("abort", stop);
    }
  }
}

function typesOf(query: Query): ChangeType[] {
  return (query.meta?.["changes"] as ChangeType[] | undefined) ?? [];
}

function typesShown(queries: QueryClient): Set<ChangeType> {
  return new Set(queries.getQueryCache().findAll({ type: "active" }).flatMap(typesOf));
}

function sameTypes(queries: QueryClient, types: string): boolean {
  return [...typesShown(queries)].sort().join(",") === types;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });
}
