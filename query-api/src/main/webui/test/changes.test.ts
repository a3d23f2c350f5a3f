import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ChangeFollower, SETTLED_MS } from "../src/api/changes";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("what names a changed type is asked again, once, when the change is in the store", async () => {
  const queries = new QueryClient();
  const trips = vi.fn(async () => "trips");
  const scores = vi.fn(async () => "scores");
  new QueryObserver(queries, { queryKey: ["trips"], queryFn: trips, meta: { changes: ["trip"] } }).subscribe(() => undefined);
  new QueryObserver(queries, { queryKey: ["scores"], queryFn: scores, meta: { changes: ["score"] } }).subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(1);

  const follower = new ChangeFollower(queries);
  follower.changed("trip");
  follower.changed("trip", "alert");
  await vi.advanceTimersByTimeAsync(SETTLED_MS - 10);
  expect(trips).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(20);

  expect(trips).toHaveBeenCalledTimes(2);
  expect(scores).toHaveBeenCalledTimes(1);
});
