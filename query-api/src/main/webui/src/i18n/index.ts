import i18next from "i18next";
import alerts from "./en/alerts.json";
import common from "./en/common.json";
import deliveries from "./en/deliveries.json";
import drivers from "./en/drivers.json";
import live from "./en/live.json";
import places from "./en/places.json";
import system from "./en/system.json";
import trips from "./en/trips.json";
import utilisation from "./en/utilisation.json";
import vehicles from "./en/vehicles.json";
import webhooks from "./en/webhooks.json";

/** English: what all pages share, and one file for each page. */
const en = { ...common, alerts, deliveries, drivers, live, places, system, trips, utilisation, vehicles, webhooks };

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
  }
}

/* A language is one more folder beside `en`. */
void i18next.init({
  lng: "en",
  fallbackLng: "en",
  resources: { en: { translation: en } },
  interpolation: { escapeValue: false },
  showSupportNotice: false,
} as Parameters<typeof i18next.init>[0]);

/** The text of a key; keys that the files do not have do not compile. */
export const t = i18next.t.bind(i18next);

/** The text of a word that the API may extend, such as a type of alert: what is not in the file is shown as it reads. */
export function word(group: "alertType" | "state" | "role" | "deliveries.source" | "drivers.rule" | "system.part" | "system.place" | "utilisation.rule", value: string): string {
  const key = `${group}.${value}`;
  return i18next.exists(key) ? i18next.t(key as "state.driving") : plain(value);
}

function plain(value: string): string {
  const words = value.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
