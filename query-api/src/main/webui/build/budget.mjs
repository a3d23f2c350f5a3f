// Fails the build when what browsers load grows beyond its budget, as it travels (gzip) and without map data: what the first
// page, the live map, loads with the map engine's worker, and every page together (docs/adr/0057-the-console.md).
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { gzipSync } from "node:zlib";

const MOST_BYTES = 500_000;
const FIRST_PAGE = "src/pages/live/LivePage.tsx";
const DIST = new URL("../dist/", import.meta.url);
const MANIFEST = new URL("manifest.json", DIST);

const gzip = (file) => gzipSync(readFileSync(new URL(file, DIST)), { level: 9 }).length;
const sum = (files) => [...files].reduce((bytes, file) => bytes + sizes.get(file), 0);
const kB = (bytes) => `${(bytes / 1_000).toFixed(1).padStart(8)} kB`;

/** The files of a chunk and of all that it imports at once. */
function load(key, files = new Set()) {
  const { file, css = [], imports = [] } = manifest[key];
  if (!files.has(file)) {
    [file, ...css].forEach((one) => files.add(one));
    imports.forEach((one) => load(one, files));
  }
  return files;
}

const manifest = JSON.parse(readFileSync(MANIFEST, "utf8"));
const assets = readdirSync(new URL("assets/", DIST)).filter((name) => /\.(js|css)$/.test(name)).map((name) => `assets/${name}`);
const sizes = new Map(assets.map((file) => [file, gzip(file)]));
const engine = assets.filter((file) => file.startsWith("assets/map-"));
const first = new Set([...load("index.html"), ...load(FIRST_PAGE), ...engine]);

[...sizes].sort((a, b) => b[1] - a[1]).forEach(([file, bytes]) => console.log(kB(bytes), first.has(file) ? "first" : "     ", file));
const budget = { "what the first page loads, with the map's worker": sum(first), "every page together": sum(assets) };
for (const [what, bytes] of Object.entries(budget)) {
  console.log(`${kB(bytes)} of ${MOST_BYTES / 1_000}, gzip: ${what}`);
  if (bytes > MOST_BYTES) {
    console.error("The console is larger than its budget: load less, or argue for more in docs/adr/0057-the-console.md.");
    process.exitCode = 1;
  }
}
// What only the build wants to know is not served.
rmSync(MANIFEST);
