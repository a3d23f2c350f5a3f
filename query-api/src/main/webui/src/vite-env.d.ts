/// <reference types="vite/client" />

declare module "virtual:map-engine" {
  const engine: typeof import("maplibre-gl");
  export default engine;
}
