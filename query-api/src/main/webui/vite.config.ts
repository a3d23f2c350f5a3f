import { defineConfig } from "vitest/config";
// @ts-expect-error plain JavaScript, for Node alone
import { placesAsset } from "./build/places.mjs";

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
  test: { include: ["test/**/*.test.ts"], environment: "node" },
});
