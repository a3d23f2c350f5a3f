import {
  keepPreviousData,
  type QueryClient,
  QueryClient as Client,
  useInfiniteQuery,
  useQuery,
  type UseQueryResult,
} from "@tanstack/react-query";
import type { ChangeType } from "./changes";
import type { Page } from "./client";
import { ProblemError } from "./problem";

/** Without news an answer is asked for again after this long, when somebody looks. */
const STALE_MS = 60_000;
const MOST_RETRIES = 2;

export interface Asking {
  /** Types of the change feed on which what is shown depends. */
  changes?: ChangeType[];
  /** Asks again so often, for what no feed tells of. */
  everyMs?: number;
  /** False: not yet. */
  enabled?: boolean;
}

/** A list page by page, as one; `more` is there while there is a next page. */
export interface Listing<T> {
  items: T[];
  isPending: boolean;
  error: Error | null;
  retry: () => void;
  more: (() => void) | undefined;
  isLoadingMore: boolean;
}

export function queryClient(): QueryClient {
  return new Client({
    defaultOptions: {
      queries: {
        staleTime: STALE_MS,
        retry: (failures, failure) =>
          failures < MOST_RETRIES && !(failure instanceof ProblemError && !failure.passing),
        throwOnError: false,
      },
    },
  });
}

/** Asks for one thing: `useOne(["trip", id], (signal) => getTrip(id, signal), { changes: ["trip"] })`. */
export function useOne<T>(key: readonly unknown[], ask: (signal: AbortSignal) => Promise<T>, asking: Asking = {}): UseQueryResult<T> {
  return useQuery({ queryKey: key, queryFn: ({ signal }) => ask(signal), ...optionsOf(asking) });
}

/** Asks for a list by its cursor: `useList(["trips", filter], (cursor, signal) => listTrips(filter, cursor, signal))`. */
export function useList<T>(
  key: readonly unknown[],
  ask: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>,
  asking: Asking = {},
): Listing<T> {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => ask(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Page<T>) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    ...optionsOf(asking),
  });
  return {
    items: query.data?.pages.flatMap((page) => page.items) ?? [],
    isPending: query.isPending,
    error: query.data ? null : query.error,
    retry: () => void query.refetch(),
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    isLoadingMore: query.isFetchingNextPage,
  };
}

function optionsOf({ changes, everyMs, enabled }: Asking) {
  return {
    ...(changes ? { meta: { changes } } : {}),
    ...(everyMs ? { refetchInterval: everyMs } : {}),
    ...(enabled === undefined ? {} : { enabled }),
  };
}
