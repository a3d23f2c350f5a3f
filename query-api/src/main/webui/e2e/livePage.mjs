// Looks at the live page with a real browser and tells what it sees, one JSON object a line on standard output.
// Steps of the caller come as lines on standard input: `alert VEHICLE TYPE`, `size NAME WIDTH HEIGHT`, `choose VEHICLE`,
// `role NAME TOKEN ALERT`, `walk WHO TOKEN`, `fence TOKEN ID RADIUS_M DWELL_S`, `score TOKEN DRIVER`, `replay`, `crowd`, `end`.
//
//   node e2e/livePage.mjs BROWSER URL#token=… VEHICLES FOLDER_OF_PICTURES at-rest|in-passing
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";
import { as, crowd, deductions, drawFence, replay, signedIn, takeOn, walk } from "./console.mjs";
import { pictures } from "./pictures.mjs";

const [executablePath, address, vehicles, folder, taken] = process.argv.slice(2);
const atRest = taken === "at-rest";
const picture = pictures(folder, atRest);
// Of each page three are taken, which takes minutes: only for those who asked.
const pictureOfEach = atRest ? picture : async () => undefined;
// Without a graphics card each pixel of a map that moves costs.
const WIDE = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: atRest ? 1 : 0.5 };
const PATIENCE = { timeout: 60_000 };
const host = new URL(address).host;

const errors = [];
const elsewhere = [];
const say = (line) => console.log(JSON.stringify(line));

const browser = await chromium.launch({
  executablePath,
  headless: true,
  args: [
    "--no-sandbox",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});

try {
  const page = listenedTo(await open());
  await page.goto(address);
  await opened(page);
  await moving(page);
  await steps(page);
  say({ step: "end", errors, elsewhere });
} catch (error) {
  say({ step: "failed", error: String(error) });
  process.exitCode = 1;
} finally {
  await browser.close();
}

/** A new page of the browser. */
function open(options = {}) {
  return browser.newPage({ ...WIDE, ...options });
}

/** Whatever a page complains of, or asks of another host, is told at the end. */
function listenedTo(page) {
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.host !== host) {
      elsewhere.push(request.url());
    }
  });
  return page;
}

async function opened(page) {
  await page.waitForSelector('#connection[data-state="live"]', PATIENCE);
  await page.waitForFunction((n) => window.fleet.vehicles.all().length >= n, Number(vehicles), PATIENCE);
  const drawn = await page.waitForFunction(
    (n) => {
      const map = window.fleet.map?.map;
      const drawn = map?.getLayer("vehicles") ? map.queryRenderedFeatures({ layers: ["vehicles"] }).length : 0;
      return drawn >= n && drawn;
    },
    Number(vehicles),
    PATIENCE,
  );
  const firstPaintMs = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime);
  say({ step: "opened", vehicles: await drawn.jsonValue(), address: page.url(), firstPaintMs });
}

async function moving(page) {
  const places = () =>
    page.evaluate(() =>
      Object.fromEntries(window.fleet.vehicles.all().map(({ vehicle: v }) => [v.vehicle_id, `${v.lat},${v.lon}`])),
    );
  const before = await places();
  await page.waitForFunction(
    (then) => window.fleet.vehicles.all().filter(({ vehicle: v }) => then[v.vehicle_id] !== `${v.lat},${v.lon}`).length > 2,
    before,
    PATIENCE,
  );
  const after = await places();
  say({ step: "moving", moved: Object.keys(after).filter((id) => before[id] !== after[id]).length });
}

async function steps(page) {
  for await (const line of createInterface({ input: process.stdin })) {
    const [step, ...words] = line.split(" ");
    if (step === "end") {
      return;
    }
    await { alert, size, choose, role, walk: look, fence, score, replay: back, crowd: move }[step](page, ...words);
  }
}

async function alert(page, vehicle, type) {
  const row = page.locator(`#alert-list li[data-vehicle="${vehicle}"][data-type="${type}"]`);
  await row.first().waitFor(PATIENCE);
  const first = await page.locator("#alert-list li").first().getAttribute("data-vehicle");
  const id = await page.evaluate(
    ([of, what]) => window.fleet.alerts.list().find((one) => one.vehicle_id === of && one.alert_type === what)?.alert_id,
    [vehicle, type],
  );
  say({ step: "alert", vehicle, first, id });
}

async function choose(page, vehicle) {
  await page.locator(`#alert-list li[data-vehicle="${vehicle}"] button`).first().click();
  await page.waitForSelector("#vehicle:not([hidden]) .facts", PATIENCE);
  await page.waitForFunction(() => !window.fleet.map.map.isMoving(), undefined, PATIENCE);
  say({ step: "choose", title: await page.locator("#vehicle h2").innerText(), zoom: await page.evaluate(() => window.fleet.map.map.getZoom()) });
}

async function size(page, name, width, height) {
  await page.setViewportSize({ width: Number(width), height: Number(height) });
  await page.waitForTimeout(1_500);
  await picture(page, name);
  say({ step: "size", overflow: await page.evaluate(() => document.documentElement.scrollWidth > innerWidth) });
}

/** What somebody of another role sees of an alert; an operator takes it on. */
async function role(page, name, token, alertId) {
  const other = await as(open, new URL(address).origin, token, alertId, name === "driver");
  const said = name === "operator" ? await takeOn(other) : 0;
  const { opened, mayAcknowledge } = other;
  const live = await other.page.evaluate(() => Boolean(window.fleet));
  await other.page.close();
  say({ step: "role", name, opened, mayAcknowledge, live, said });
}

/**
 * A page of somebody else beside the one that is open, for as long as something is done on it. The open one is put to sleep, as a
 * browser does with a tab that nobody looks at: its map would be drawn on, without a graphics card.
 */
async function beside(shown, token, work) {
  const tab = await shown.context().newCDPSession(shown);
  await tab.send("Page.setWebLifecycleState", { state: "frozen" });
  const other = listenedTo(await signedIn(open, new URL(address).origin, token));
  try {
    return await work(other);
  } finally {
    await other.close();
    await tab.send("Page.setWebLifecycleState", { state: "active" });
    await tab.detach();
  }
}

async function look(shown, who, token) {
  say({ step: "walk", ...(await beside(shown, token, (page) => walk(page, pictureOfEach, who))) });
}

async function fence(shown, token, id, radiusM, dwellS) {
  say({ step: "fence", ...(await beside(shown, token, (page) => drawFence(page, id, radiusM, dwellS, picture))) });
}

async function score(shown, token, driver) {
  say({ step: "score", ...(await beside(shown, token, (page) => deductions(page, driver))) });
}

async function back(page) {
  say({ step: "replay", ...(await replay(page)) });
}

async function move(page) {
  await page.waitForFunction(() => window.fleet.map?.map.getLayer("vehicles"), undefined, PATIENCE);
  say({ step: "crowd", ...(await crowd(page)) });
}
