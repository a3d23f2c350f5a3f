import { expect, it } from "vitest";
import { EventParser } from "../src/live/stream/parser";
import { Slices } from "../src/live/stream/slices";

it("lets others go whenever a slice is over, and at no other time", async () => {
  let nowMs = 0;
  const pausedAt: number[] = [];
  const slices = new Slices(() => nowMs, () => (pausedAt.push(nowMs), (nowMs += 100), Promise.resolve()));
  for (let piece = 0; piece < 10; piece++) {
    await slices.next();
    nowMs += 5;
  }
  // Three pieces of 5 ms are a slice of 12 ms; the pause itself does not count.
  expect(pausedAt).toEqual([15, 130, 245]);
});

it("cuts what came at once into events that can be worked on one by one", () => {
  const events = new EventParser().push("event: vehicle\ndata: 1\n\nevent: vehicle\ndata: 2\n\n");
  expect(events.map(({ data }) => data)).toEqual(["1", "2"]);
});
