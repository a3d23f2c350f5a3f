import type { Endpoint, EndpointAction } from "../../api/webhooks";

/** What may be done with an endpoint in a state, by operators and by admins. */
export function actionsFor(state: Endpoint["state"], isAdmin: boolean): EndpointAction[] {
  switch (state) {
    case "enabled":
      return isAdmin ? ["test", "pause", "disable"] : ["test", "pause"];
    case "paused":
      return isAdmin ? ["resume", "disable"] : ["resume"];
    case "disabled":
      return isAdmin ? ["enable"] : [];
  }
}
