import { describe, expect, it } from "vitest";
import { pointsOf, written } from "../src/map/points";
import { added, type Draft, draftOf, geometryOf, middles, moved, positionsOf, split, without } from "../src/pages/places/draft";

const SQUARE: Draft = { shape: "polygon", points: [[11, 48], [12, 48], [12, 49], [11, 49]] };

describe("a drawn shape", () => {
  it("becomes a geometry once it has points enough", () => {
    const corners: Draft = { shape: "polygon", points: [[11, 48], [12, 48]] };
    expect(geometryOf(corners)).toBeUndefined();
    expect(geometryOf(added(corners, [12, 49]))).toEqual({ type: "Polygon", coordinates: [[[11, 48], [12, 48], [12, 49], [11, 48]]] });
    expect(geometryOf({ shape: "route", points: [[11, 48]] })).toBeUndefined();
    expect(geometryOf({ shape: "corridor", points: [[11, 48], [12, 48]] })).toEqual({ type: "LineString", coordinates: [[11, 48], [12, 48]] });
  });

  it("of a circle is its middle, wherever one clicked last", () => {
    const twice = added(added({ shape: "circle", points: [] }, [11, 48]), [12, 49]);
    expect(geometryOf(twice)).toEqual({ type: "Point", coordinates: [12, 49] });
  });

  it("is bent in the middle of an edge, also of the last one of an area", () => {
    const last = middles(SQUARE).at(-1)!;
    expect(last).toEqual({ after: 3, place: [11, 48.5] });
    const bent = split(SQUARE, last.after, [10.5, 48.5]);
    expect(bent.points).toEqual([...SQUARE.points, [10.5, 48.5]]);
    expect(moved(bent, 4, [10, 48.5]).points[4]).toEqual([10, 48.5]);
    expect(without(bent, 4)).toEqual(SQUARE);
    expect(middles({ ...SQUARE, shape: "route" })).toHaveLength(3);
  });

  it("keeps places to a decimetre and on this side of the antimeridian", () => {
    expect(added({ shape: "circle", points: [] }, [190.12345678, 48.12345678]).points).toEqual([[-169.876543, 48.123457]]);
  });

  it("comes back out of what was written, but for areas of several parts", () => {
    expect(draftOf("geofences", geometryOf(SQUARE)!)).toEqual(SQUARE);
    expect(draftOf("routes", { type: "LineString", coordinates: [[1, 2], [3, 4]] })?.shape).toBe("route");
    expect(draftOf("geofences", { type: "MultiPolygon", coordinates: [] })).toBeUndefined();
    const hole = { type: "Polygon" as const, coordinates: [[[0, 0], [9, 0], [9, 9], [0, 0]], [[2, 1], [3, 1], [3, 2], [2, 1]]] };
    expect(draftOf("geofences", hole)).toBeUndefined();
    expect(positionsOf(hole)).toHaveLength(8);
  });
});

describe("points as text", () => {
  it("are read as they are written", () => {
    expect(written(SQUARE.points)).toBe("48, 11\n48, 12\n49, 12\n49, 11");
    expect(pointsOf(`${written(SQUARE.points)}\n\n`)).toEqual(SQUARE.points);
    expect(pointsOf("48.5 11.25")).toEqual([[11.25, 48.5]]);
  });

  it("are none while a line is no place on earth", () => {
    for (const text of ["48", "91, 11", "48, 181", "48, 11, 3", "north, east"]) {
      expect(pointsOf(text), text).toBeUndefined();
    }
  });
});
