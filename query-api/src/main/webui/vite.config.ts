import { defineConfig } from "vitest/config";
// @ts-expect-error plain JavaScript, for Node alone
import { placesAsset } from "./build/places.mjs";

// For work on the page: `npx vite build && npx vite preview` beside a running query-api.
const proxy = { "/v1": process.env["FLEET_QUERY_URL"] ?? "http://127.0.0.1:8092" };

export default defineConfig({
  base: "./",
  plugins: [placesAsset()],
  build: {
    target: "es2022",
    outDir: "dist",
    // Data stays in files of its own: a data: URL would need a wider content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_500,
  },
  preview: { host: "127.0.0.1", proxy },
  test: { include: ["test/**/*.test.ts"], environment: "node" },
});
