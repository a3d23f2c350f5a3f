import { createContext, useContext, useEffect, useSyncExternalStore } from "react";
import type { LiveFleet, News } from "./liveFleet";

const Context = createContext<LiveFleet | undefined>(undefined);

export const LiveFleetProvider = Context.Provider;

/** The live fleet without following it; undefined for those who may not see vehicles. */
export function useLiveFleet(): LiveFleet | undefined {
  return useContext(Context);
}

/** The live fleet; what uses this draws anew whenever it changed, twice a second at most and at once for an alert. */
export function useLive(): LiveFleet | undefined {
  const fleet = useContext(Context);
  useSyncExternalStore(fleet?.follow ?? never, () => fleet?.version ?? 0);
  return fleet;
}

/** Calls back with each piece of news while the component is there. */
export function useNews(onNews: (news: News) => void): void {
  const fleet = useContext(Context);
  useEffect(() => fleet?.read(onNews), [fleet, onNews]);
}

function never(): () => void {
  return () => undefined;
}
