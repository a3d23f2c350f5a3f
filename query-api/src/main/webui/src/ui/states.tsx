import { Component, type ReactNode } from "react";
import { ProblemError } from "../api/problem";
import { t } from "../i18n";
import { Button } from "./Button";

export function Loading() {
  return <p className="state-note" role="status"><span className="spinner" aria-hidden="true" />{t("app.loading")}</p>;
}

export function Empty({ children }: { children?: ReactNode }) {
  return <p className="state-note">{children ?? t("table.empty")}</p>;
}

/** Why something is not there, in the words of the part that refused it, and a way to try again where that may help. */
export function Failed({ error, onRetry }: { error: Error; onRetry?: (() => void) | undefined }) {
  const refused = error instanceof ProblemError && error.status === 403;
  const detail = error instanceof ProblemError ? error.detail : undefined;
  return (
    <div className="state-note failed" role="alert">
      <p><strong>{refused ? t("error.noRight") : t("error.title")}</strong></p>
      <p>{error.message}{detail ? `: ${detail}` : ""}</p>
      {onRetry && !refused && <Button onClick={onRetry}>{t("error.retry")}</Button>}
    </div>
  );
}

/** One of loading, failed, empty or what there is. */
export function Answered<T>({ of, empty, children }: {
  of: { data?: T | undefined; error: Error | null; refetch?: () => unknown };
  empty?: (data: T) => ReactNode | false;
  children: (data: T) => ReactNode;
}) {
  if (of.data !== undefined) {
    return <>{empty?.(of.data) || children(of.data)}</>;
  }
  return of.error ? <Failed error={of.error} onRetry={of.refetch && (() => void of.refetch?.())} /> : <Loading />;
}

/** Keeps a page that failed from taking the console with it. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) {
      return this.props.children;
    }
    return (
      <div className="state-note failed" role="alert">
        <p><strong>{t("error.page")}</strong></p>
        <Button onClick={() => location.reload()}>{t("error.reload")}</Button>
      </div>
    );
  }
}
