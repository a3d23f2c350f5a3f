// Looks at the console's pages, whatever pages there are: their paths stand in src/pages/index.ts, ids in them come from the API.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PAGES = readFileSync(new URL("../src/pages/index.ts", import.meta.url), "utf8");
const PATIENCE = { timeout: 60_000 };
// for what a driver never gets to see, once their page stands
const NOT_SHOWN = { timeout: 6_000 };
const GRAVE = ["serious", "critical"];
const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
const CROWD = 5_000;
const CROWD_S = 8;
const TOGETHER = 200;

/** Each page that somebody sees, in light, dark and on a phone: what axe finds grave, whether it scrolls sideways, and the rows of its tables. */
export async function walk(page, picture, who) {
  const ids = who === "driver" ? {} : await page.evaluate(idsOfSomething);
  const found = { seen: [], left: [], grave: [], sideways: [], rows: {} };
  const paths = [...new Set([...PAGES.matchAll(/path: "([^"]+)"/g)].map(([, path]) => path))];
  for (const path of who === "driver" ? ["/"] : paths) {
    const address = path.replace(/:(\w+)\??/g, (_, name) => encodeURIComponent(ids[idNameOf(path, name)] ?? "…"));
    if (address.includes(encodeURIComponent("…"))) {
      found.left.push(path);
    } else {
      await go(page, address);
      found.seen.push(path);
      found.rows[path] = await page.locator("#content tbody tr").count();
      await look(page, path, (name) => picture(page, `${nameOf(path, who)}-${name}`), found);
    }
  }
  return found;
}

async function look(page, path, picture, { grave, sideways }) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    grave.push(...(await page.evaluate(violations, GRAVE)).map((one) => `${path} ${colorScheme}: ${one}`));
    await picture(colorScheme);
  }
  await page.setViewportSize(PHONE);
  if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) {
    sideways.push(path);
  }
  await picture("phone");
  await page.setViewportSize(WIDE);
  await page.emulateMedia({ colorScheme: "light" });
}

/** `/vehicles/:id` is `vehicles-id`, the first page `live`, a driver's own `own`. */
function nameOf(path, who) {
  return path === "/" ? (who === "driver" ? "own" : "live") : path.slice(1).replace(/\W+/g, "-");
}

/** Opens a page of the console from within, as its own links do. */
async function go(page, address) {
  await page.evaluate((to) => {
    history.pushState({}, "", to);
    dispatchEvent(new PopStateEvent("popstate"));
  }, address);
  await page.waitForFunction(() => document.querySelector("#content h1") && !document.querySelector("#content .spinner"), undefined, PATIENCE);
  await page.evaluate(AXE);
}

/** `/vehicles/:id` wants a vehicle_id. */
function idNameOf(path, name) {
  return name === "id" ? `${path.split("/")[1].replace(/s$/, "")}_id` : name.replace(/Id$/, "_id").toLowerCase();
}

async function idsOfSomething() {
  const headers = { Authorization: `Bearer ${sessionStorage.getItem("fleet.token")}` };
  const ids = {};
  for (const list of ["vehicles", "trips", "alerts", "delivery-stops"]) {
    const answer = await fetch(`/v1/${list}?limit=20`, { headers });
    for (const item of answer.ok ? (await answer.json()).items : []) {
      Object.entries(item).filter(([name]) => name.endsWith("_id")).forEach(([name, value]) => (ids[name] ??= value));
    }
  }
  return ids;
}

async function violations(impacts) {
  const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"] });
  return violations
    .filter(({ impact }) => impacts.includes(impact))
    .map(({ id, nodes }) => `${id} at ${nodes.slice(0, 3).map(({ target }) => target.join(" ")).join(", ")}`);
}

/** Goes back to the last moment of today that there is, and tells how many vehicles the map shows then. */
export async function replay(page) {
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  await go(page, `/?day=${day}`);
  const status = page.locator('#replay [role="status"]', { hasText: /^Shown/ });
  await status.waitFor(PATIENCE);
  await page.locator('#replay input[type="range"]').press("End");
  await status.waitFor(PATIENCE);
  const drawn = await page.waitForFunction(
    () => window.fleet.map.map.queryRenderedFeatures({ layers: ["vehicles"] }).length, undefined, PATIENCE,
  );
  const shown = await drawn.jsonValue();
  const said = await status.innerText();
  await page.locator("#replay .primary").click();
  await page.locator("#replay").waitFor({ state: "detached", ...PATIENCE });
  return { shown, said };
}

/** Opens the console for somebody else and tells what they see of an alert; drivers see none. */
export async function as(open, origin, token, alertId, isDriver) {
  const page = await open({ reducedMotion: "reduce" });
  await page.goto(`${origin}/alerts?alert=${alertId}#token=${token}`);
  await page.waitForSelector("#content h1", PATIENCE);
  const acknowledge = page.locator(".drawer .button.primary", { hasText: "Acknowledge" });
  const opened = await page.locator(".drawer").waitFor(isDriver ? NOT_SHOWN : PATIENCE).then(() => true, () => false);
  await page.waitForFunction(() => !document.querySelector(".drawer .spinner"), undefined, PATIENCE);
  return { page, opened, mayAcknowledge: (await acknowledge.count()) > 0, acknowledge };
}

/** The console as somebody sees it, on its first page. */
export async function signedIn(open, origin, token) {
  const page = await open();
  await page.goto(`${origin}/#token=${token}`);
  await page.waitForSelector("#content h1", PATIENCE);
  return page;
}

/** Draws a round fence in the middle of the map, with how long one may stay in it, and saves it: where it is, and what the page said. */
export async function drawFence(page, id, radiusM, dwellS, picture) {
  await go(page, "/fences");
  const map = page.locator("#places-map canvas");
  await map.waitFor(PATIENCE);
  await page.locator('[data-shape="circle"]').click(PATIENCE);
  const points = page.locator('textarea[name="points"]');
  // A click that comes before the map is there adds nothing.
  for (let tries = 0; tries < 30 && !(await points.inputValue()); tries++) {
    await map.click(PATIENCE);
    await page.waitForTimeout(500);
  }
  await page.locator('input[name="id"]').fill(id);
  await page.locator('input[name="radius_m"]').fill(String(radiusM));
  await page.locator('input[name="dwell_limit_s"]').fill(String(dwellS));
  const [lat, lon] = (await points.inputValue()).split(", ").map(Number);
  await picture(page, "fences-drawn");
  await page.locator('.place-form button[type="submit"]').click(PATIENCE);
  const status = page.locator('.places-side [role="status"]', { hasText: id });
  await status.waitFor(PATIENCE);
  await page.locator(`[data-place="${id}"]`).waitFor(PATIENCE);
  return { lat, lon, said: await status.innerText() };
}

/** What a driver's page says of their score: the sum as it is written, and each kind's points beside those of its events. */
export async function deductions(page, driver) {
  await go(page, `/drivers/${encodeURIComponent(driver)}?window=24h`);
  await page.locator(".deduction-group").first().waitFor(PATIENCE);
  return page.evaluate(() => {
    const number = (text) => Number(text.match(/[\d.]+/)?.[0] ?? NaN);
    const groups = [...document.querySelectorAll(".deduction-group")];
    return {
      sum: groups[0].closest(".panel").querySelector(".panel-head .soft").textContent,
      kinds: groups.map((group) => ({
        name: group.querySelector("h3").firstChild.textContent,
        points: number(group.querySelector("h3 .points").textContent),
        events: [...group.querySelectorAll("li > .points")].map((one) => number(one.textContent)),
      })),
    };
  });
}

/** Takes an alert on, and waits until the page says so. */
export async function takeOn({ page, acknowledge }) {
  await acknowledge.click(PATIENCE);
  await acknowledge.waitFor({ state: "detached", ...PATIENCE });
  await page.locator(".drawer .said li").first().waitFor(PATIENCE);
  return page.locator(".drawer .said li").count();
}

/** 5,000 made-up vehicles that move once a second on the map as it is: frames a second, and tasks that held the page up. */
export async function crowd(page) {
  return page.evaluate(async ([vehicles, seconds, together]) => {
    const { map } = window.fleet.map;
    const { lng, lat } = map.getCenter();
    // As the stream tells them: a few at a time, with what else there is to do between.
    const tell = async (second) => {
      const now = new Date().toISOString();
      for (let i = 0; i < vehicles; i++) {
        const turn = i + second / 200;
        const reach = 0.02 + (i % 100) / 1_000;
        window.fleet.vehicle({
          vehicle_id: `crowd-${i}`, ts: now, last_seen: now, state: i % 5 ? "driving" : "standing", speed_kmph: 40,
          heading: (i * 7 + second) % 360, lon: lng + reach * Math.cos(turn), lat: lat + reach * Math.sin(turn),
        });
        if (i % together === together - 1) {
          await new Promise((done) => setTimeout(done));
        }
      }
    };
    const long = [];
    const watch = new PerformanceObserver((list) => list.getEntries().forEach((entry) => long.push(entry.duration)));
    watch.observe({ entryTypes: ["longtask"] });
    let frames = 0;
    let runs = true;
    const frame = () => (frames++, runs && requestAnimationFrame(frame));
    requestAnimationFrame(frame);
    const began = performance.now();
    for (let second = 0; second < seconds; second++) {
      await tell(second);
      await new Promise((done) => setTimeout(done, Math.max(0, began + 1_000 * (second + 1) - performance.now())));
    }
    runs = false;
    watch.disconnect();
    const took = (performance.now() - began) / 1_000;
    return {
      vehicles, seconds: took, framesPerSecond: frames / took, longTasks: long.length,
      longestMs: Math.max(0, ...long), longMsPerSecond: long.reduce((sum, ms) => sum + ms, 0) / took,
      groups: map.queryRenderedFeatures({ layers: ["groups"] }).length,
    };
  }, [CROWD, CROWD_S, TOGETHER]);
}
