import * as maplibre from "maplibre-gl/dist/maplibre-gl-csp";
import workerUrl from "maplibre-gl/dist/maplibre-gl-csp-worker.js?url";
import "maplibre-gl/dist/maplibre-gl.css";
import type { Roads } from "../fleet/roads";
import type { Vehicles } from "../fleet/vehicles";
import { loadBasemap, STYLE } from "./basemap";
import { addFleetLayers, drawRoads, drawVehicles } from "./fleetLayers";

maplibre.setWorkerUrl(workerUrl);

/** The map: the world under it, the fleet on it. */
export class LiveMap {
  readonly map: maplibre.Map;
  private readonly ready: Promise<void>;

  constructor(container: HTMLElement, onChoice: (vehicleId: string | undefined) => void) {
    this.map = new maplibre.Map({
      container,
      style: STYLE,
      center: [10, 30],
      zoom: 1.6,
      attributionControl: { compact: true },
      maxZoom: 17,
      fadeDuration: 0,
    });
    this.map.addControl(new maplibre.NavigationControl({ showCompass: false }), "bottom-left");
    this.map.addControl(new maplibre.ScaleControl(), "bottom-left");
    this.map.touchZoomRotate.disableRotation();
    this.ready = this.begin(onChoice);
  }

  private async begin(onChoice: (vehicleId: string | undefined) => void): Promise<void> {
    await this.map.once("load");
    addFleetLayers(this.map);
    void loadBasemap(this.map);
    this.map.on("click", (event) => {
      const near = 8;
      const { x, y } = event.point;
      const [hit] = this.map.queryRenderedFeatures(
        [[x - near, y - near], [x + near, y + near]],
        { layers: ["vehicles"] },
      );
      onChoice(hit?.properties["id"]);
    });
    this.map.on("mouseenter", "vehicles", () => (this.map.getCanvas().style.cursor = "pointer"));
    this.map.on("mouseleave", "vehicles", () => (this.map.getCanvas().style.cursor = ""));
  }

  async show(vehicles: Vehicles, sos: Set<string>, chosen?: string): Promise<void> {
    await this.ready;
    drawVehicles(this.map, vehicles, sos, chosen);
  }

  async showRoads(roads: Roads): Promise<void> {
    await this.ready;
    drawRoads(this.map, roads);
  }

  /** Moves the view so that every vehicle is in it. */
  async fit(vehicles: Vehicles): Promise<void> {
    await this.ready;
    const bounds = new maplibre.LngLatBounds();
    for (const { vehicle } of vehicles.all()) {
      if (vehicle.lat !== undefined && vehicle.lon !== undefined) {
        bounds.extend([vehicle.lon, vehicle.lat]);
      }
    }
    if (!bounds.isEmpty()) {
      this.map.fitBounds(bounds, { padding: this.padding(), maxZoom: 14, duration: 0 });
    }
  }

  flyTo(lon: number, lat: number): void {
    this.map.flyTo({ center: [lon, lat], zoom: Math.max(14, this.map.getZoom()), padding: this.padding() });
  }

  /** Room for the bar and the list of alerts, which lie over the map. */
  private padding(): maplibre.PaddingOptions {
    const wide = this.map.getContainer().clientWidth > 720;
    const high = this.map.getContainer().clientHeight;
    return wide ? { top: 100, bottom: 50, left: 50, right: 390 } : { top: 110, bottom: high * 0.38, left: 30, right: 30 };
  }
}
