// Pictures of pages, for people to look at.
const SETTLED_MS = 800;
// where vehicles move on it, a map rests between two frames
const RESTING = { timeout: 15_000, polling: 50 };

/** What takes a picture of a page into a folder: once everything on it rests, which takes a while for maps, or as it is. */
export function pictures(folder, atRest) {
  return async (page, name) => {
    if (atRest) {
      await rested(page);
    }
    await page.screenshot({ path: `${folder}/${name}.png`, timeout: 60_000 });
  };
}

/** A map takes the colours of the other theme, and its size, with its next frames; one that never rests is pictured as it is. */
async function rested(page) {
  await page.waitForTimeout(SETTLED_MS);
  const rest = () => [...document.querySelectorAll('#content [role="application"]')].every((map) => map.dataset.rests);
  await page.waitForFunction(rest, undefined, RESTING).catch(() => undefined);
}
