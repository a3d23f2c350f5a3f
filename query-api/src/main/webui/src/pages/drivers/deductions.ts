import type { BehaviourEvent, DriverScore, ScoreItem } from "../../api/drivers";

export const GROUPS = ["braking", "acceleration", "cornering", "crash", "overspeed"] as const;
export type GroupName = (typeof GROUPS)[number];

const GROUP_OF: Record<string, GroupName> = {
  harsh_braking: "braking", harsh_acceleration: "acceleration", harsh_cornering: "cornering", crash: "crash", overspeed: "overspeed",
};

/** One event with the points it takes, and what is known of it besides. */
export interface Deduction extends ScoreItem {
  event?: BehaviourEvent;
}

export interface Group {
  name: GroupName;
  /** What all of them take together, as the score counts it. */
  points: number;
  items: Deduction[];
}

/** What a score lacks, by kind: the kind that takes most first, in it the event that takes most. Kinds without events are left out. */
export function groupsOf(score: DriverScore, events: BehaviourEvent[]): Group[] {
  const known = new Map(events.map((event) => [event.event_id, event]));
  const items = (score.items ?? []).map((item): Deduction => {
    const event = known.get(item.event_id);
    return event ? { ...item, event } : item;
  });
  return GROUPS.map((name) => ({
    name,
    points: score.deductions?.[name] ?? 0,
    items: items.filter((item) => GROUP_OF[item.kind] === name).sort((a, b) => b.points - a.points || b.started_at.localeCompare(a.started_at)),
  }))
    .filter((group) => group.items.length > 0 || group.points > 0)
    .sort((a, b) => b.points - a.points);
}

/** What is said of an event now; excluded ones take no points. */
export type Standing = "counts" | "contested" | "excluded" | "rejected" | "restored";

export function standingOf(item: ScoreItem): Standing {
  const { state } = item;
  return state === "contested" || state === "excluded" || state === "rejected" || state === "restored" ? state : "counts";
}
