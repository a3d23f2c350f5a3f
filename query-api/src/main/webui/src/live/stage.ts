import type { Known } from "./vehicles";

const NOBODY: Set<string> = new Set();

type Draw = (shown: Known[], sos: Set<string>) => void;

/** Vehicles as they were at some moment, for the map and whatever else shows them. */
export class Stage {
  shown: Known[] = [];
  private draw: Draw | undefined;
  private readonly followers = new Set<() => void>();

  show(shown: Known[]): void {
    this.shown = shown;
    this.draw?.(shown, NOBODY);
    this.followers.forEach((follow) => follow());
  }

  get(vehicleId: string | undefined): Known | undefined {
    return this.shown.find(({ vehicle }) => vehicle.vehicle_id === vehicleId);
  }

  /** What draws is told at once and with each change, until what this gives is called. */
  readonly feed = (draw: Draw): (() => void) => {
    this.draw = draw;
    draw(this.shown, NOBODY);
    return () => (this.draw = undefined);
  };

  readonly follow = (onChange: () => void): (() => void) => {
    this.followers.add(onChange);
    return () => this.followers.delete(onChange);
  };
}
