import type { ReactNode } from "react";

/** One figure with its name; several of them stand in `<StatRow>`. */
export function Stat({ name, value, note, tone }: { name: string; value: ReactNode; note?: ReactNode; tone?: string }) {
  return (
    <div className="stat" data-tone={tone}>
      <dt>{name}</dt>
      <dd>{value}{note && <small>{note}</small>}</dd>
    </div>
  );
}

export function StatRow({ children }: { children: ReactNode }) {
  return <dl className="stat-row">{children}</dl>;
}

/** Names and values under each other; what is undefined is left out. */
export function Facts({ of }: { of: [name: string, value: ReactNode | undefined][] }) {
  return (
    <dl className="facts">
      {of.filter(([, value]) => value !== undefined && value !== "").map(([name, value]) => (
        <div key={name}><dt>{name}</dt><dd>{value}</dd></div>
      ))}
    </dl>
  );
}
