// Fails the build when what browsers load grows beyond its budget: scripts and styles of every page together, as they travel,
// without map data and without the map engine's worker, which is a file of its own beside the page (docs/adr/0057-the-console.md).
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const MOST_BYTES = 500_000;
const FOLDER = new URL("../dist/assets/", import.meta.url);

const sizes = readdirSync(FOLDER)
  .filter((name) => /\.(js|css)$/.test(name))
  .map((name) => ({ name, bytes: gzipSync(readFileSync(new URL(name, FOLDER)), { level: 9 }).length }))
  .sort((a, b) => b.bytes - a.bytes);
const all = sizes.filter(({ name }) => !name.includes("-worker-")).reduce((sum, { bytes }) => sum + bytes, 0);

sizes.forEach(({ name, bytes }) => console.log(`${(bytes / 1_000).toFixed(1).padStart(8)} kB  ${name}`));
console.log(`${(all / 1_000).toFixed(1).padStart(8)} kB  of ${MOST_BYTES / 1_000} kB, gzip, every page together, without the map's worker`);
if (all > MOST_BYTES) {
  console.error("The console is larger than its budget: load less, or argue for more in docs/adr/0057-the-console.md.");
  process.exitCode = 1;
}
