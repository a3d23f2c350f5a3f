import { useMemo } from "react";
import { useList } from "../../api/queries";
import { type DeadLetter, type DeadLetterFilter, listDeadLetters } from "../../api/system";
import { t, word } from "../../i18n";
import { type Column, DataTable } from "../../ui/DataTable";
import { TextField } from "../../ui/fields";
import { exactly, moment } from "../../ui/format";
import { Page } from "../../ui/Page";
import { Panel, Panels } from "../../ui/Panel";
import { TimeRange, useTimeRange } from "../../ui/TimeRange";
import { useFilters } from "../../ui/useFilters";
import { Figures } from "./Figures";
import { FlowPanel } from "./FlowPanel";
import { LetterDrawer } from "./LetterDrawer";
import { PartsPanel } from "./PartsPanel";
import "./system.css";

const SOON_MS = 15_000;

/** Whether Fleet itself is well: how far behind it is, what it works through, what it refused; one dead letter open beside: `?letter=`. */
export default function SystemPage() {
  const filters = useFilters("place", "reason", "record_key", "letter", "range", "from", "to");
  const range = useTimeRange("24h");
  const { place, reason, record_key, letter: open } = filters.given;
  const filter = useMemo<DeadLetterFilter>(
    () => ({ ...range, ...(place && { place }), ...(reason && { reason }), ...(record_key && { record_key }) }),
    [range, place, reason, record_key],
  );
  const letters = useList(["letters", filter], (cursor, signal) => listDeadLetters(filter, cursor, signal), { everyMs: SOON_MS });
  const known = (of: "place" | "reason") => [...new Set(letters.items.map((letter) => letter[of]))];
  return (
    <Page title={t("system.title")}>
      <Figures />
      <Panels>
        <FlowPanel />
        <PartsPanel />
        <Panel title={t("system.letters.title")} wide>
          <div className="filters" role="search" aria-label={t("filter.label")}>
            <TimeRange usual="24h" />
            <TextField label={t("system.filter.place")} value={filters.get("place")} list={known("place")} onChange={(value) => filters.set({ place: value })} />
            <TextField label={t("system.filter.reason")} value={filters.get("reason")} list={known("reason")} onChange={(value) => filters.set({ reason: value })} />
            <TextField label={t("system.filter.key")} value={filters.get("record_key")} onChange={(value) => filters.set({ record_key: value })} />
          </div>
          <DataTable
            label={t("system.letters.title")} listing={letters} columns={COLUMNS} rowKey={(letter) => letter.dead_letter_id} empty={t("system.letters.empty")}
            opened={open} onOpen={(letter) => filters.set({ letter: letter.dead_letter_id })}
          />
        </Panel>
      </Panels>
      <LetterDrawer
        id={open} letter={letters.items.find((letter) => letter.dead_letter_id === open)} pending={letters.isPending}
        onClose={() => filters.set({ letter: "" })}
      />
    </Page>
  );
}

const COLUMNS: Column<DeadLetter>[] = [
  {
    key: "occurred_at",
    title: t("system.letters.when"),
    cell: ({ occurred_at: when }) => (
      <button type="button" className="cell-open" aria-label={t("system.letters.open", { when: exactly(when) })} title={exactly(when)}>{moment(when)}</button>
    ),
  },
  { key: "place", title: t("system.letters.place"), minor: true, cell: ({ place }) => word("system.place", place) },
  { key: "reason", title: t("system.letters.reason"), cell: ({ reason }) => word("state", reason) },
  { key: "record_key", title: t("system.letters.key"), cell: ({ record_key }) => record_key || "–" },
  { key: "detail", title: t("system.letters.detail"), minor: true, cell: ({ detail }) => <span className="letter-detail">{detail}</span> },
  { key: "replayed", title: t("system.letters.replayed"), minor: true, cell: ({ replay_outcome }) => replay_outcome ?? "–" },
];
