import type { VehicleState } from "../live/stream/events";

/** The colour of each state; the style sheet has the same. */
export const STATE_COLOURS: Record<VehicleState, string> = {
  driving: "#34d399",
  standing: "#fbbf24",
  offline: "#7c8aa0",
  unknown: "#a5b4fc",
};

export const SOS_COLOUR = "#ff3b5c";
