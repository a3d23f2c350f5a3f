import { expect, it } from "vitest";
import { warmUp } from "../src/map/warmUp";

/** As much of a map as the warm-up asks for; `rest` says that it has come to rest. */
function mapWith(...ids: string[]) {
  const layers = new Map(ids.map((id) => [id, { type: "circle", filter: ["has", "point_count"], minzoom: 11, paint: { "circle-radius": 5 } }]));
  const sources = new Set<string>();
  const drawn: { filter?: unknown; minzoom?: number; paint: Record<string, unknown> }[] = [];
  let resting: (() => void) | undefined;
  const map = {
    style: {}, layers, sources, drawn,
    addSource: (id: string) => sources.add(id),
    removeSource: (id: string) => sources.delete(id),
    getLayer: (id: string) => layers.has(id) ? { serialize: () => ({ id, ...layers.get(id) }) } : undefined,
    addLayer: (layer: never) => (drawn.push(layer), layers.set("warm-up", layer)),
    removeLayer: (id: string) => layers.delete(id),
    once: (_: string, then: () => void) => (resting = then),
    rest: () => resting?.(),
  };
  return map;
}

const warmed = (map: ReturnType<typeof mapWith>) => warmUp(map as never, ["groups", "sos"], [11, 48]);

it("draws one layer at a time, unseen and whatever it filters, and leaves nothing behind", () => {
  const map = mapWith("groups", "sos");
  warmed(map);
  expect(map.drawn).toHaveLength(1);
  expect(map.drawn[0]).not.toHaveProperty("filter");
  expect(map.drawn[0]).not.toHaveProperty("minzoom");
  expect(map.drawn[0]!.paint).toMatchObject({ "circle-radius": 5, "circle-opacity": 0.003 });
  map.rest();
  expect(map.drawn).toHaveLength(2);
  map.rest();
  expect([...map.layers.keys()]).toEqual(["groups", "sos"]);
  expect(map.sources.size).toBe(0);
});

it("is done once a map, and ends with it", () => {
  const map = mapWith("groups", "sos");
  warmed(map);
  warmed(map);
  expect(map.drawn).toHaveLength(1);
  map.layers.clear();
  map.rest();
  expect(map.drawn).toHaveLength(1);
});
