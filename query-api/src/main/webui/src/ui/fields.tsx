import { type ReactNode, useEffect, useId, useState } from "react";
import { t } from "../i18n";

/** A choice of a few; "" is any. */
export function SelectField({ label, value, options, onChange, any = t("filter.any") }: {
  label: string;
  value: string;
  options: [value: string, label: string][];
  onChange: (value: string) => void;
  any?: string | null;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {any !== null && <option value="">{any}</option>}
        {options.map(([key, text]) => <option key={key} value={key}>{text}</option>)}
      </select>
    </div>
  );
}

const TYPING_MS = 400;

/** A text that counts when one stops to type. */
export function TextField({ label, value, onChange, placeholder, list }: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  list?: string[];
}) {
  const id = useId();
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) {
      return undefined;
    }
    const timer = setTimeout(() => onChange(text.trim()), TYPING_MS);
    return () => clearTimeout(timer);
    // Another callback is no reason to begin to wait anew.
  }, [text, value]);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id} type="search" value={text} placeholder={placeholder} autoComplete="off" spellCheck={false}
        list={list && `${id}-list`} onChange={(event) => setText(event.target.value)}
      />
      {list && <datalist id={`${id}-list`}>{list.map((item) => <option key={item} value={item} />)}</datalist>}
    </div>
  );
}

export function Field({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return <div className="field"><label htmlFor={id}>{label}</label>{children(id)}</div>;
}

/** What ties a control to its label and to what is said of it. */
export interface Control {
  id: string;
  "aria-invalid"?: boolean;
  "aria-describedby"?: string;
}

/** A field with what was refused of it. */
export function NotedField({ label, note, children }: { label: string; note: string | undefined; children: (control: Control) => ReactNode }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, ...(note && { "aria-invalid": true, "aria-describedby": `${id}-note` }) })}
      {note && <p id={`${id}-note`} className="failed" role="alert">{note}</p>}
    </div>
  );
}
