import { describe, expect, it } from "vitest";
import { rangeOf } from "../src/ui/timeSpan";

const NOW = Date.parse("2026-01-31T08:00:42Z");
const of = (address: string) => rangeOf(new URLSearchParams(address), "24h", NOW);

describe("the time a page shows", () => {
  it("is the usual one where the address says nothing, from a full minute on", () => {
    expect(of("")).toEqual({ from: "2026-01-30T08:00:00.000Z" });
  });

  it("is a span of the address", () => {
    expect(of("range=1h")).toEqual({ from: "2026-01-31T07:00:00.000Z" });
    expect(of("range=all")).toEqual({});
  });

  it("is from and to where the address has them, and passes over what is no time", () => {
    expect(of("from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z")).toEqual({
      from: "2026-01-01T00:00:00.000Z",
      to: "2026-01-02T00:00:00.000Z",
    });
    expect(of("from=yesterday")).toEqual({ from: "2026-01-30T08:00:00.000Z" });
  });
});
