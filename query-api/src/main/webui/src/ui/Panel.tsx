import { type ReactNode, useId } from "react";

/** A part of a page with its own name; `aside` stands beside the name. */
export function Panel({ title, aside, wide = false, children }: { title: string; aside?: ReactNode; wide?: boolean; children: ReactNode }) {
  const id = useId();
  return (
    <section className={wide ? "panel wide" : "panel"} aria-labelledby={id}>
      <header className="panel-head"><h2 id={id}>{title}</h2>{aside}</header>
      {children}
    </section>
  );
}

/** Panels beside each other where there is room, below each other where there is none. */
export function Panels({ children }: { children: ReactNode }) {
  return <div className="panels">{children}</div>;
}
