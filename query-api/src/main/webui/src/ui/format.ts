/** How numbers, units and times are written, in one place. The API's units go in, a person's come out. */
const LOCALE = "en-GB";
const NONE = "–";

const numbers = (digits: number) => new Intl.NumberFormat(LOCALE, { maximumFractionDigits: digits });
const whole = numbers(0);
const tenth = numbers(1);
const hundredth = numbers(2);
const clock = new Intl.DateTimeFormat(LOCALE, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const hour = new Intl.DateTimeFormat(LOCALE, { hour: "2-digit", minute: "2-digit" });
const dayAndMonth = new Intl.DateTimeFormat(LOCALE, { day: "2-digit", month: "short" });
const dayAndClock = new Intl.DateTimeFormat(LOCALE, { day: "2-digit", month: "short", hour: "2-digit", minute: "2-digit" });
const fully = new Intl.DateTimeFormat(LOCALE, { dateStyle: "medium", timeStyle: "long" });
const date = new Intl.DateTimeFormat(LOCALE, { dateStyle: "medium" });

const known = (value: number | undefined | null, write: (value: number) => string): string =>
  value === undefined || value === null ? NONE : write(value);

export const count = (value?: number | null) => known(value, (n) => whole.format(n));
export const decimal = (value?: number | null) => known(value, (n) => tenth.format(n));
export const percent = (share?: number | null) => known(share, (n) => `${whole.format(100 * n)} %`);
export const speed = (kmph?: number | null) => known(kmph, (n) => `${whole.format(n)} km/h`);
export const acceleration = (g?: number | null) => known(g, (n) => `${hundredth.format(n)} g`);

/** Metres below a kilometre, else kilometres. */
export const distance = (metres?: number | null) =>
  known(metres, (n) => (n < 1_000 ? `${whole.format(n)} m` : `${tenth.format(n / 1_000)} km`));

/** Seconds as "42 s", "12 min", "3 h 05", "2 d 4 h". */
export const duration = (seconds?: number | null) =>
  known(seconds, (n) => {
    const minutes = Math.floor(n / 60);
    const hours = Math.floor(minutes / 60);
    if (n < 60) return `${Math.round(n)} s`;
    if (minutes < 60) return `${minutes} min`;
    if (hours < 24) return `${hours} h ${String(minutes % 60).padStart(2, "0")}`;
    return `${Math.floor(hours / 24)} d ${hours % 24} h`;
  });

export const heading = (degrees?: number | null) =>
  known(degrees, (n) => `${Math.round(n)}° ${["N", "NE", "E", "SE", "S", "SW", "W", "NW"][Math.round(n / 45) % 8]}`);

export const place = (at?: { lat?: number; lon?: number } | null) =>
  at?.lat === undefined || at.lon === undefined ? NONE : `${at.lat.toFixed(5)}, ${at.lon.toFixed(5)}`;

const written = (form: Intl.DateTimeFormat) => (instant?: string | null) => (instant ? form.format(new Date(instant)) : NONE);

/** Times are those of the person's own zone. */
export const timeOfDay = written(clock);
export const hourOfDay = written(hour);
export const dayOfMonth = written(dayAndMonth);
export const moment = written(dayAndClock);
export const exactly = written(fully);
export const day = written(date);

/** How long ago, in few letters. */
export function ago(nowMs: number, then: string): string {
  const seconds = Math.max(0, Math.round((nowMs - Date.parse(then)) / 1_000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 172_800) return `${Math.floor(seconds / 3_600)} h`;
  return `${Math.floor(seconds / 86_400)} d`;
}
