import { useMemo, useState } from "react";
import { useOne } from "../../api/queries";
import { getPlace, type Place, type PlaceKind } from "../../api/reference";
import { type Draft, draftOf, type Shape } from "./draft";

/** How far a new shape reaches, until somebody says otherwise. */
const REACH_M: Record<Shape, number> = { polygon: 0, circle: 200, corridor: 50, route: 100 };

/** A shape that is worked on: a new one, or one that is there. */
export interface Work {
  /** What it belongs to; with another thing open it is over. */
  of: string;
  /** Undefined for a shape that is not drawn here. */
  draft: Draft | undefined;
  /** Whether a click on the map adds a point. */
  adding: boolean;
  reachM: number;
}

/** The place that is open, and what is drawn of it; what was begun ends when something else is opened. */
export function useWork(kind: PlaceKind, open: string) {
  const [begun, setBegun] = useState<Work>();
  const opened = useOne(["place", kind, open], () => getPlace(kind, open), { enabled: open !== "" });
  const place = open ? opened.data?.told : undefined;
  const tag = place && opened.data?.tag;
  const of = `${kind}/${open}/${tag ?? ""}`;
  const untouched = useMemo(() => place && workOf(of, kind, place), [of, kind, place]);
  const work = begun?.of === of ? begun : untouched;
  return {
    opened, place, tag, work,
    begin: (shape: Shape) => setBegun({ of: `${kind}//`, draft: { shape, points: [] }, adding: true, reachM: REACH_M[shape] }),
    change: (change: Partial<Work>) => setBegun((before) => {
      const now = before?.of === of ? before : untouched;
      return now && { ...now, ...change };
    }),
    end: () => setBegun(undefined),
  };
}

function workOf(of: string, kind: PlaceKind, { body }: Place): Work {
  return { of, draft: draftOf(kind, body.geometry), adding: false, reachM: body.radius_m ?? body.corridor_m ?? 0 };
}
