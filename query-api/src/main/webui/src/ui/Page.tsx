import { type ReactNode, useEffect } from "react";
import { t } from "../i18n";

/** A page with its title, what narrows it (`filters`) and what can be done on it (`actions`). */
export function Page({ title, actions, filters, children }: {
  title: string;
  actions?: ReactNode;
  filters?: ReactNode;
  children: ReactNode;
}) {
  useTitle(title);
  return (
    <div className="page">
      <header className="page-head">
        <h1>{title}</h1>
        {actions && <div className="page-actions">{actions}</div>}
      </header>
      {filters && <div className="filters" role="search" aria-label={t("filter.label")}>{filters}</div>}
      {children}
    </div>
  );
}

/** Says in the browser's bar which page that is. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · ${t("app.name")}`;
  }, [title]);
}
