import { expect, it } from "vitest";

/** Which rooms a room may import from; a page also from its own. */
const MAY: Record<string, string[]> = {
  i18n: ["i18n"],
  live: ["live"],
  api: ["api"],
  ui: ["ui", "i18n", "api"],
  map: ["map", "live", "ui", "i18n"],
  pages: ["api", "live", "map", "ui", "i18n"],
  shell: ["shell", "pages", "api", "live", "ui", "i18n"],
};

const texts = import.meta.glob<string>("../src/**/*.{ts,tsx}", { query: "?raw", import: "default", eager: true });
const files = Object.keys(texts).map((path) => path.slice("../src/".length)).filter((path) => !path.endsWith(".d.ts"));

const roomOf = (file: string) => file.split("/")[0]!;
const pageOf = (file: string) => (roomOf(file) === "pages" ? file.split("/")[1] : undefined);

function importsOf(file: string): string[] {
  const found = texts[`../src/${file}`]!.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g);
  return [...found].map((one) => new URL(one[1]!, `file:///${file}`).pathname.slice(1));
}

it("every file stands in a room, and begins nothing but main", () => {
  expect(files.filter((file) => !(roomOf(file) in MAY))).toEqual(["main.tsx"]);
});

it("rooms import along the arrows, and no page imports another", () => {
  const wrong = files
    .filter((file) => file !== "main.tsx" && file !== "pages/index.ts")
    .flatMap((file) =>
      importsOf(file)
        .filter((target) =>
          pageOf(file) && pageOf(file) === pageOf(target) ? false : !MAY[roomOf(file)]!.includes(roomOf(target)))
        .map((target) => `${file} -> ${target}`));
  expect(wrong).toEqual([]);
});
