/** The colour of a kind of event, as a design token, the same on maps, charts and in lists. */
export function eventColour(type: string): `--${string}` {
  if (type === "crash" || type === "sos") return "--critical";
  if (type.startsWith("harsh_") || type === "aggressive_driving") return "--high";
  if (type.includes("overspeed")) return "--medium";
  if (type === "idling") return "--offline";
  if (type === "off_route") return "--unknown";
  return "--low";
}
