import { describe, expect, it } from "vitest";
import { EventParser } from "../src/live/stream/parser";

describe("the event parser", () => {
  it("reads events with names", () => {
    const events = new EventParser().push('event: vehicle\ndata: {"a":1}\n\nevent:alert\ndata:{}\n\n');
    expect(events).toEqual([{ name: "vehicle", data: '{"a":1}' }, { name: "alert", data: "{}" }]);
  });

  it("gives the same wherever the chunks are cut", () => {
    const text = ": ping\n\nevent: vehicle\r\ndata: one\r\ndata: two\r\n\r\ndata: three\n\n";
    const whole = new EventParser().push(text);
    for (let cut = 0; cut <= text.length; cut++) {
      const parser = new EventParser();
      expect([...parser.push(text.slice(0, cut)), ...parser.push(text.slice(cut))]).toEqual(whole);
    }
    expect(whole).toEqual([{ name: "vehicle", data: "one\ntwo" }, { name: "message", data: "three" }]);
  });

  it("passes over comments and waits for the end of an event", () => {
    const parser = new EventParser();
    expect(parser.push(": ping\n\ndata: half")).toEqual([]);
    expect(parser.push("\n\n")).toEqual([{ name: "message", data: "half" }]);
  });
});
