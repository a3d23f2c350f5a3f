// MapLibre in three files of this server: what page and worker share, loaded once for both, and each one's own part. Its usual
// build has the same three parts but makes its worker of a blob, which the content security policy refuses; its build for such a
// policy has the shared part twice (docs/adr/0057-the-console.md).
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const ENGINE = "virtual:map-engine";

/** The factories of the parts by name, as they are written in the file and without running any of them. */
function parts() {
  const text = readFileSync(createRequire(import.meta.url).resolve("maplibre-gl/dist/maplibre-gl.js"), "utf8");
  const found = {};
  const from = text.indexOf('define("shared"');
  const to = text.indexOf("var maplibregl$1");
  new Function("define", text.slice(from, to))((name, _, factory) => (found[name] = factory.toString()));
  if (Object.keys(found).join() !== "shared,worker,index") {
    throw new Error("MapLibre is put together in another way than before: see build/mapEngine.mjs");
  }
  return found;
}

/** A file below /assets with its content's hash in its name. */
function asset(name, source) {
  const hash = createHash("sha256").update(source).digest("base64url").slice(0, 8);
  return { fileName: `assets/${name}-${hash}.js`, source };
}

/** Vite's part: the module `virtual:map-engine`, and the two files that it names. */
export function mapEngine() {
  const { shared: sharedPart, worker: workerPart, index } = parts();
  const shared = asset("map-shared", `globalThis.mapEngine={};(${sharedPart})(globalThis.mapEngine);`);
  const worker = asset("map-worker", `importScripts("/${shared.fileName}");(${workerPart})(globalThis.mapEngine);`);
  const page =
    `import "/${shared.fileName}";const engine={};(${index})(engine,globalThis.mapEngine);` +
    `engine.setWorkerUrl("/${worker.fileName}");export default engine;`;
  return {
    name: "map-engine",
    enforce: "pre",
    resolveId: (id) => (id === ENGINE ? `\0${ENGINE}` : id === `/${shared.fileName}` ? { id, external: true } : undefined),
    load: (id) => (id === `\0${ENGINE}` ? page : undefined),
    generateBundle() {
      [shared, worker].forEach((file) => this.emitFile({ type: "asset", ...file }));
    },
    configureServer(server) {
      for (const file of [shared, worker]) {
        server.middlewares.use(`/${file.fileName}`, (_, response) => {
          response.setHeader("Content-Type", "text/javascript");
          response.end(file.source);
        });
      }
    },
  };
}
