import type { ComponentType } from "react";
import { hasRole, type Me, seesVehicles } from "../api/me";
import type { IconName } from "../ui/Icon";

type NavText =
  | "nav.live" | "nav.alerts" | "nav.vehicles" | "nav.trips" | "nav.drivers" | "nav.deliveries" | "nav.utilisation" | "nav.places"
  | "nav.webhooks" | "nav.system" | "nav.me";

/** A page of the console: where it is, who may see it, how the navigation shows it, and its code, loaded when it is opened. */
export interface ConsolePage {
  /** A route's path; pages without a place in the navigation leave out `nav`. */
  path: string;
  nav?: { text: NavText; icon: IconName };
  seenBy: (me: Me) => boolean;
  load: () => Promise<{ default: ComponentType }>;
}

/** Those who keep Fleet running. */
const runsFleet = (me: Me) => hasRole(me, "operator", "admin");

/** Every page, in the order of the navigation. A page imports from `api`, `live`, `map`, `ui` and `i18n`, never from another page. */
export const PAGES: ConsolePage[] = [
  { path: "/", nav: { text: "nav.live", icon: "map" }, seenBy: seesVehicles, load: () => import("./live/LivePage") },
  { path: "/alerts", nav: { text: "nav.alerts", icon: "bell" }, seenBy: seesVehicles, load: () => import("./alerts/AlertsPage") },
  { path: "/vehicles", nav: { text: "nav.vehicles", icon: "truck" }, seenBy: seesVehicles, load: () => import("./vehicles/VehiclesPage") },
  { path: "/vehicles/:id", seenBy: seesVehicles, load: () => import("./vehicles/VehiclePage") },
  { path: "/trips", nav: { text: "nav.trips", icon: "route" }, seenBy: seesVehicles, load: () => import("./trips/TripsPage") },
  { path: "/trips/:id", seenBy: seesVehicles, load: () => import("./trips/TripPage") },
  { path: "/drivers", nav: { text: "nav.drivers", icon: "person" }, seenBy: seesVehicles, load: () => import("./drivers/DriversPage") },
  { path: "/drivers/:id", seenBy: seesVehicles, load: () => import("./drivers/DriverPage") },
  { path: "/deliveries", nav: { text: "nav.deliveries", icon: "box" }, seenBy: seesVehicles, load: () => import("./deliveries/DeliveriesPage") },
  { path: "/utilisation", nav: { text: "nav.utilisation", icon: "calendar" }, seenBy: seesVehicles, load: () => import("./utilisation/UtilisationPage") },
  { path: "/fences", nav: { text: "nav.places", icon: "fence" }, seenBy: seesVehicles, load: () => import("./places/PlacesPage") },
  { path: "/webhooks", nav: { text: "nav.webhooks", icon: "hook" }, seenBy: runsFleet, load: () => import("./webhooks/WebhooksPage") },
  { path: "/system", nav: { text: "nav.system", icon: "gauge" }, seenBy: runsFleet, load: () => import("./system/SystemPage") },
  { path: "/", nav: { text: "nav.me", icon: "person" }, seenBy: (me) => !seesVehicles(me), load: () => import("./drivers/OwnPage") },
];
