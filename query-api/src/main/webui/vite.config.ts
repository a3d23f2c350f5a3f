import { defineConfig } from "vitest/config";
// @ts-expect-error plain JavaScript, for Node alone
import { mapEngine } from "./build/mapEngine.mjs";
// @ts-expect-error plain JavaScript, for Node alone
import { mapStyles } from "./build/mapStyles.mjs";
// @ts-expect-error plain JavaScript, for Node alone
import { placesAsset } from "./build/places.mjs";

/** Where a running stack's parts are, for work on the console: `npm run dev`. */
const at = (variable: string, usual: string) => process.env[variable] ?? usual;
const beside = (target: string, prefix: string) => ({
  target,
  changeOrigin: true,
  rewrite: (path: string) => path.slice(prefix.length),
});
const proxy = {
  "/console.json": at("FLEET_QUERY_URL", "http://127.0.0.1:8092"),
  "/v1": at("FLEET_QUERY_URL", "http://127.0.0.1:8092"),
  "/gateway": beside(at("FLEET_GATEWAY_URL", "http://127.0.0.1:8090"), "/gateway"),
  "/notifier": beside(at("FLEET_NOTIFIER_URL", "http://127.0.0.1:8091"), "/notifier"),
};

export default defineConfig({
  plugins: [mapEngine(), mapStyles(), placesAsset()],
  build: {
    target: "es2022",
    outDir: "dist",
    manifest: "manifest.json",
    // Data stays in files of its own: a data: URL would need a wider content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_500,
  },
  server: { host: "127.0.0.1", proxy },
  preview: { host: "127.0.0.1", proxy },
  test: { include: ["test/**/*.test.{ts,tsx}"], environment: "node" },
});
