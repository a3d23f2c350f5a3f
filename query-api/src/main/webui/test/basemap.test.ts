import { afterEach, expect, it, vi } from "vitest";
import { loadBasemap } from "../src/map/basemap";

const SQUARE = [[[0, 0], [2, 0], [0, 2], [-2, 0], [0, -2]]];
const WORLD = {
  type: "Topology", arcs: SQUARE,
  objects: {
    land: { type: "GeometryCollection", geometries: [{ type: "Polygon", arcs: [[0]] }] },
    countries: { type: "GeometryCollection", geometries: [{ type: "Polygon", arcs: [[0]] }] },
  },
};

/** As much of a map as the base map asks for; like the real one it knows no sources any more once it is taken away. */
function mapShown() {
  const shown = new Map<string, unknown>();
  const map = {
    style: {} as object | undefined,
    shown,
    on: () => undefined,
    getZoom: () => 5,
    getBounds: () => ({ getWest: () => 0, getSouth: () => 0, getEast: () => 10, getNorth: () => 10 }),
    getSource(id: string) {
      if (!this.style) {
        throw new TypeError("Cannot read properties of undefined (reading 'getSource')");
      }
      return { setData: (data: unknown) => shown.set(id, data) };
    },
  };
  return map;
}

/** Answers every request, by its address, once it is let go. */
function requests() {
  const waiting: (() => void)[] = [];
  const asked: string[] = [];
  vi.stubGlobal("fetch", (url: string) => {
    asked.push(url);
    const body = url.endsWith("places.json") ? [["Aden", 45, 12.8, 500_000]] : WORLD;
    return new Promise((answer) => waiting.push(() => answer({ json: async () => body })));
  });
  return { asked, answer: () => waiting.splice(0).forEach((one) => one()) };
}

afterEach(() => vi.unstubAllGlobals());

it("shows the coarse world, then the fine one and its places", async () => {
  const map = mapShown();
  const server = requests();
  const loaded = loadBasemap(map as never);
  server.answer();
  await vi.waitFor(() => expect(server.asked).toHaveLength(3));
  server.answer();
  await loaded;
  expect([...map.shown.keys()].sort()).toEqual(["borders", "graticule", "land", "places"]);
});

it("shows nothing on a map that was taken away while the world was loading", async () => {
  const map = mapShown();
  const server = requests();
  const loaded = loadBasemap(map as never);
  map.style = undefined;
  server.answer();
  await loaded;
  expect([...map.shown.keys()]).toEqual(["graticule"]);
  expect(server.asked).toHaveLength(1);
});
