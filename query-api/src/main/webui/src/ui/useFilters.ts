import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router-dom";

export interface Filters<K extends string> {
  /** The value of a filter, "" where there is none. */
  get(key: K): string;
  /** Sets filters; "" takes one away. Does not grow the browser's history. */
  set(values: Partial<Record<K, string>>): void;
  clear(): void;
  /** Those that have a value, as an object for the API and for keys of queries. */
  given: Partial<Record<K, string>>;
}

/** A page's filters, kept in the address: a link carries them, "back" brings them back. */
export function useFilters<K extends string>(...keys: K[]): Filters<K> {
  const [params, setParams] = useSearchParams();
  const names = keys.join(" ");
  const given = useMemo(() => {
    const found = names.split(" ").map((key) => [key, params.get(key)] as const).filter(([, value]) => value);
    return Object.fromEntries(found) as Partial<Record<K, string>>;
  }, [params, names]);
  const set = useCallback(
    (values: Partial<Record<K, string>>) =>
      setParams((before) => {
        const after = new URLSearchParams(before);
        for (const [key, value] of Object.entries(values) as [K, string][]) {
          if (value) {
            after.set(key, value);
          } else {
            after.delete(key);
          }
        }
        return after;
      }, { replace: true }),
    [setParams],
  );
  const clear = useCallback(
    () => set(Object.fromEntries(names.split(" ").map((key) => [key, ""])) as Partial<Record<K, string>>),
    [set, names],
  );
  return { get: (key) => given[key] ?? "", set, clear, given };
}
