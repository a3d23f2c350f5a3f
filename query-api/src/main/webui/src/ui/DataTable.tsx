import type { ReactNode } from "react";
import type { Listing } from "../api/queries";
import { t } from "../i18n";
import { Button } from "./Button";
import { Empty, Failed, Loading } from "./states";

export interface Column<T> {
  /** Also the name the API sorts by, where `sortable`. */
  key: string;
  title: string;
  cell: (row: T) => ReactNode;
  sortable?: boolean;
  /** Numbers stand at the right. */
  numeric?: boolean;
  /** On a phone the least important columns are left out. */
  minor?: boolean;
}

/** A sort as the API writes it: the column's name, with a minus for the greatest first. */
export type Sort = string;

/**
 * A list page by page, with its loading, empty and failed states. Sorting is the API's: `sort` and `onSort` belong into
 * the address. A row opens with a click or with Enter on its first cell's link or button.
 */
export function DataTable<T>({ label, listing, columns, rowKey, sort, onSort, onOpen, opened, empty }: {
  label: string;
  listing: Listing<T>;
  columns: Column<T>[];
  rowKey: (row: T) => string;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  onOpen?: (row: T) => void;
  opened?: string | undefined;
  empty?: ReactNode;
}) {
  if (listing.isPending) {
    return <Loading />;
  }
  if (listing.error) {
    return <Failed error={listing.error} onRetry={listing.retry} />;
  }
  if (listing.items.length === 0) {
    return <Empty>{empty}</Empty>;
  }
  return (
    <div className="table-wrap">
      <table className="table">
        <caption className="unseen">{label}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {listing.items.map((row) => (
            <tr
              key={rowKey(row)} data-row={rowKey(row)} aria-selected={opened === rowKey(row) || undefined}
              className={onOpen && "openable"} onClick={onOpen && (() => onOpen(row))}
            >
              {columns.map((column) => (
                <td key={column.key} className={classOf(column)}>{column.cell(row)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {listing.more && (
        <Button className="more" disabled={listing.isLoadingMore} onClick={listing.more}>
          {t(listing.isLoadingMore ? "table.loadingMore" : "table.more")}
        </Button>
      )}
    </div>
  );
}

function Head<T>({ column, sort, onSort }: {
  column: Column<T>;
  sort: Sort | undefined;
  onSort: ((sort: Sort) => void) | undefined;
}) {
  const up = sort === column.key;
  const down = sort === `-${column.key}`;
  const order = up ? "ascending" : down ? "descending" : undefined;
  return (
    <th scope="col" className={classOf(column)} aria-sort={order}>
      {column.sortable && onSort ? (
        <button
          type="button" className="sort" aria-label={t("table.sortBy", { column: column.title })}
          onClick={() => onSort(down ? column.key : `-${column.key}`)}
        >
          {column.title}<span aria-hidden="true">{up ? " ↑" : down ? " ↓" : ""}</span>
        </button>
      ) : column.title}
    </th>
  );
}

function classOf<T>(column: Column<T>): string | undefined {
  return [column.numeric && "numeric", column.minor && "minor"].filter(Boolean).join(" ") || undefined;
}
