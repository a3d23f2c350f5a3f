import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useState } from "react";
import { notesByMember, ProblemError } from "../../api/problem";
import { deletePlace, type Place, type PlaceKind, putPlace, type Written } from "../../api/reference";
import { t } from "../../i18n";
import { pointsOf, written } from "../../map/points";
import { Button } from "../../ui/Button";
import { Modal } from "../../ui/Drawer";
import { NotedField } from "../../ui/fields";
import { moment } from "../../ui/format";
import { bodyOf, NUMBERS, numbersOf, saidBy, type Said } from "./body";
import { type Draft, geometryOf, type Shape } from "./draft";
import type { Work } from "./useWork";

const OTHER_VERSION = 412;

/** What is said of a place beside its shape, and the shape as numbers for those who do not point; what is refused is told at its field. */
export function PlaceForm({ kind, before, tag, work, onChange, onWritten, onCancel }: {
  kind: PlaceKind;
  before: Place | undefined;
  tag: string | undefined;
  work: Work;
  onChange: (change: Partial<Work>) => void;
  onWritten: (written: Written) => void;
  onCancel: () => void;
}) {
  const { draft } = work;
  const [id, setId] = useState(before?.id ?? "");
  const [said, setSaid] = useState<Said>(() => (before ? saidBy(before.body) : { [reachOf(kind)]: String(work.reachM) }));
  const geometry = draft ? geometryOf(draft) : before?.body.geometry;
  const save = useMutation({
    mutationFn: (shape: GeoJSON.Geometry) => putPlace(kind, id.trim(), bodyOf(kind, draft?.shape, before?.body, said, shape), tag),
    onSuccess: onWritten,
  });
  const notes = notesByMember(save.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (geometry) {
      save.mutate(geometry);
    }
  };
  const say = (name: keyof Said, value: string) => {
    setSaid((was) => ({ ...was, [name]: value }));
    if (name === reachOf(kind)) {
      onChange({ reachM: Number(value) || 0 });
    }
  };
  return (
    <form className="place-form" onSubmit={submit}>
      <h2>{before ? before.body.name ?? before.id : t(`places.draw.${draft?.shape ?? "polygon"}`)}</h2>
      <p className="note">{t(`places.hint.${draft?.shape ?? "parts"}`)}</p>
      {!before && <Text label={t("places.field.id")} note={notes["id"]} value={id} onChange={setId} required name="id" />}
      <Members kind={kind} shape={draft?.shape} said={said} notes={notes} onSay={say} />
      {draft && <Points draft={draft} adding={work.adding} onChange={onChange} note={notes["geometry"]} />}
      <Refused failure={save.error} rest={notes[""] ?? notes["valid_from"]} />
      {before && <p className="note">{t("places.by", { time: moment(before.changed_at), by: before.changed_by })}</p>}
      {!geometry && <p className="note">{t("places.tooFew")}</p>}
      <div className="button-row">
        <Button type="submit" kind="primary" disabled={!geometry || save.isPending}>{t("places.save")}</Button>
        <Button kind="quiet" onClick={onCancel}>{t("places.cancel")}</Button>
        {before && <Delete kind={kind} id={before.id} tag={tag} onDeleted={onWritten} />}
      </div>
    </form>
  );
}

const reachOf = (kind: PlaceKind) => (kind === "routes" ? "corridor_m" : "radius_m");

/** The members of a fence's or a route's document but for its shape. */
function Members({ kind, shape, said, notes, onSay }: {
  kind: PlaceKind;
  shape: Shape | undefined;
  said: Said;
  notes: Record<string, string>;
  onSay: (name: keyof Said, value: string) => void;
}) {
  const text = (name: Exclude<keyof Said, "idle_ok">, more: { number?: Bounds; required?: boolean } = {}) => (
    <Text key={name} label={t(`places.field.${name}`)} note={notes[name]} value={said[name] ?? ""} onChange={(value) => onSay(name, value)} name={name} {...more} />
  );
  return (
    <>
      {text("name")}
      {numbersOf(kind, shape).map((name) => text(name, { number: NUMBERS[name], required: name === "radius_m" }))}
      {text(kind === "routes" ? "vehicle_ids" : "tags")}
      {kind === "geofences" && (
        <label className="check">
          <input type="checkbox" checked={said.idle_ok === "true"} onChange={({ target }) => onSay("idle_ok", target.checked ? "true" : "")} />
          {t("places.field.idle_ok")}
        </label>
      )}
    </>
  );
}

interface Bounds {
  least: number;
  most: number;
}

/** A refusal that is about no field. */
function Refused({ failure, rest }: { failure: Error | null; rest: string | undefined }) {
  const other = failure instanceof ProblemError && failure.status === OTHER_VERSION;
  return rest ? <p className="failed" role="alert">{other ? t("places.changed") : rest}</p> : null;
}

function Text({ label, note, value, onChange, name, number, required = false }: {
  label: string;
  note: string | undefined;
  value: string;
  onChange: (value: string) => void;
  name: string;
  number?: Bounds;
  required?: boolean;
}) {
  return (
    <NotedField label={label} note={note}>
      {(control) => (
        <input
          {...control} name={name} value={value} required={required} autoComplete="off" spellCheck={false}
          {...(number ? { type: "number", min: number.least, max: number.most, step: "any" } : { maxLength: 1_000 })}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </NotedField>
  );
}

/** The points as text: what is drawn is written here, and what is written here is drawn. */
function Points({ draft, adding, onChange, note }: {
  draft: Draft;
  adding: boolean;
  onChange: (change: Partial<Work>) => void;
  note: string | undefined;
}) {
  const [text, setText] = useState(written(draft.points));
  const read = pointsOf(text);
  useEffect(() => {
    if (written(pointsOf(text) ?? []) !== written(draft.points)) {
      setText(written(draft.points));
    }
    // What is typed is followed below.
  }, [draft.points]);
  const type = (typed: string) => {
    setText(typed);
    const points = pointsOf(typed);
    if (points) {
      onChange({ draft: { ...draft, points } });
    }
  };
  const why = read ? note : t("places.points.bad");
  return (
    <>
      <NotedField label={t("places.field.points")} note={why}>
        {(control) => (
          <textarea
            {...control} name="points" rows={Math.min(8, Math.max(2, draft.points.length + 1))} value={text} spellCheck={false}
            onChange={(event) => type(event.target.value)}
          />
        )}
      </NotedField>
      <div className="button-row">
        <label className="check"><input type="checkbox" checked={adding} onChange={({ target }) => onChange({ adding: target.checked })} />{t("places.points.add")}</label>
        <Button kind="quiet" disabled={draft.points.length === 0} onClick={() => onChange({ draft: { ...draft, points: draft.points.slice(0, -1) } })}>{t("places.points.back")}</Button>
      </div>
    </>
  );
}

function Delete({ kind, id, tag, onDeleted }: { kind: PlaceKind; id: string; tag: string | undefined; onDeleted: (written: Written) => void }) {
  const [asking, setAsking] = useState(false);
  const remove = useMutation({ mutationFn: () => deletePlace(kind, id, tag), onSuccess: onDeleted });
  return (
    <>
      <Button kind="danger" onClick={() => setAsking(true)}>{t("places.delete")}</Button>
      <Modal open={asking} onClose={() => setAsking(false)} title={t("places.deleteTitle", { id })}>
        <p>{t("places.deleteNote")}</p>
        <Refused failure={remove.error} rest={remove.error?.message} />
        <div className="button-row">
          <Button kind="danger" disabled={remove.isPending} onClick={() => remove.mutate()}>{t("places.deleteYes")}</Button>
          <Button kind="quiet" onClick={() => setAsking(false)}>{t("places.cancel")}</Button>
        </div>
      </Modal>
    </>
  );
}
