import { t } from "../../i18n";
import { severityName } from "../../ui/Badge";
import { Field, NotedField } from "../../ui/fields";
import { DAYS, LISTS, type Narrowed } from "./filters";

const SEVERITIES = [1, 2, 3, 4];
const AREA_ROWS = 3;

/** What narrows down what is told: of whom, how grave, where, when. */
export function Narrower({ zone, notes }: { zone: string; notes: Narrowed["notes"] }) {
  return (
    <details className="narrower">
      <summary>{t("webhooks.create.narrower")}</summary>
      <Field label={t("webhooks.filters.minSeverity")}>
        {(id) => (
          <select id={id} name="min_severity">
            <option value="">{t("filter.any")}</option>
            {SEVERITIES.map((severity) => <option key={severity} value={severity}>{t(`severity.${severityName(severity)}`)}</option>)}
          </select>
        )}
      </Field>
      {LISTS.map((list) => <Field key={list} label={t(`webhooks.filters.${list}`)}>{(id) => <input id={id} name={list} autoComplete="off" />}</Field>)}
      <NotedField label={t("webhooks.filters.area")} note={notes.area}>
        {(control) => <textarea {...control} name="area" rows={AREA_ROWS} autoComplete="off" spellCheck={false} />}
      </NotedField>
      <fieldset className="when">
        <legend>{t("webhooks.filters.when", { zone })}</legend>
        <div className="days">
          {DAYS.map((day) => <label key={day} className="check"><input type="checkbox" name="days" value={day} />{t(`webhooks.day.${day}`)}</label>)}
        </div>
        <div className="hours">
          <NotedField label={t("webhooks.filters.from")} note={notes.from}>{(control) => <input {...control} name="from" type="time" />}</NotedField>
          <NotedField label={t("webhooks.filters.to")} note={notes.to}>{(control) => <input {...control} name="to" type="time" />}</NotedField>
        </div>
      </fieldset>
    </details>
  );
}
