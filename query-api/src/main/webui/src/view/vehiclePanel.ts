import type { Vehicle } from "../stream/events";
import { ago, byId, element } from "./elements";

/** The facts of the chosen vehicle. */
export class VehiclePanel {
  private readonly panel = byId("vehicle");

  constructor(private readonly onClose: () => void) {}

  hide(): void {
    this.panel.hidden = true;
  }

  show(vehicle: Vehicle, nowMs: number): void {
    const head = element("h2", "", vehicle.vehicle_id);
    const close = element("button", "close", "×") as HTMLButtonElement;
    close.type = "button";
    close.ariaLabel = "Close";
    close.addEventListener("click", this.onClose);
    const facts = element("dl", "facts");
    for (const [name, value] of factsOf(vehicle, nowMs)) {
      facts.append(element("dt", "", name), element("dd", "", value));
    }
    const state = element("p", "state", vehicle.state);
    state.dataset["state"] = vehicle.state;
    if (vehicle.state_since) {
      state.append(element("span", "", ` for ${ago(nowMs, vehicle.state_since)}`));
    }
    this.panel.replaceChildren(head, close, state, facts);
    this.panel.hidden = false;
  }
}

function factsOf(vehicle: Vehicle, nowMs: number): [string, string][] {
  const facts: [string, string | undefined][] = [
    ["Speed", vehicle.speed_kmph === undefined ? undefined : `${Math.round(vehicle.speed_kmph)} km/h`],
    ["Heading", vehicle.heading === undefined ? undefined : compass(vehicle.heading)],
    ["Ignition", vehicle.ignition === undefined ? undefined : vehicle.ignition ? "on" : "off"],
    ["Driver", vehicle.driver_id],
    ["Position", place(vehicle)],
    ["Fix", vehicle.ts && `${ago(nowMs, vehicle.ts)} ago`],
    ["Last seen", `${ago(nowMs, vehicle.last_seen)} ago`],
    ["Trip", vehicle.trip_id?.slice(0, 8)],
  ];
  return facts.filter((fact): fact is [string, string] => !!fact[1]);
}

function place({ lat, lon }: Vehicle): string | undefined {
  return lat === undefined || lon === undefined ? undefined : `${lat.toFixed(5)}, ${lon.toFixed(5)}`;
}

function compass(heading: number): string {
  const names = ["N", "NE", "E", "SE", "S", "SW", "W", "NW"];
  return `${Math.round(heading)}° ${names[Math.round(heading / 45) % 8]}`;
}
