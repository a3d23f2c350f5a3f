import type { UseQueryResult } from "@tanstack/react-query";
import { getRanking, type Ranking, type Window } from "../../api/drivers";
import { useOne } from "../../api/queries";

/** The ranking, asked for once for all who show it. */
export function useRanking(window: Window, everyMs: { everyMs?: number }): UseQueryResult<Ranking> {
  return useOne(["ranking", window], (signal) => getRanking(window, signal), { changes: ["trip"], ...everyMs });
}
