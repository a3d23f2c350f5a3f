// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Listing } from "../src/api/queries";
import { ProblemError } from "../src/api/problem";
import { type Column, DataTable } from "../src/ui/DataTable";

afterEach(cleanup);

const COLUMNS: Column<string>[] = [{ key: "name", title: "Name", cell: (row) => row, sortable: true }];
const of = (more: Partial<Listing<string>>): Listing<string> =>
  ({ items: [], isPending: false, error: null, retry: () => undefined, more: undefined, isLoadingMore: false, ...more });
const show = (listing: Listing<string>, more = {}) =>
  render(<DataTable label="Names" listing={listing} columns={COLUMNS} rowKey={(row) => row} empty="No names." {...more} />);

describe("a table", () => {
  it("says that it loads, that there is nothing, and why it failed", () => {
    show(of({ isPending: true }));
    expect(screen.getByRole("status").textContent).toContain("Loading");
    cleanup();
    show(of({}));
    expect(screen.getByText("No names.")).toBeTruthy();
    cleanup();
    const retry = vi.fn();
    show(of({ error: new ProblemError(503, "/problems/store-away", "The store is away"), retry }));
    expect(screen.getByRole("alert").textContent).toContain("The store is away");
    fireEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(retry).toHaveBeenCalled();
  });

  it("goes on by its cursor and sorts the other way round", () => {
    const more = vi.fn();
    const onSort = vi.fn();
    show(of({ items: ["a", "b"], more }), { sort: "-name", onSort });
    expect(screen.getByRole("columnheader").getAttribute("aria-sort")).toBe("descending");
    fireEvent.click(screen.getByRole("button", { name: "Sort by Name" }));
    expect(onSort).toHaveBeenCalledWith("name");
    fireEvent.click(screen.getByRole("button", { name: "Show more" }));
    expect(more).toHaveBeenCalled();
  });
});
