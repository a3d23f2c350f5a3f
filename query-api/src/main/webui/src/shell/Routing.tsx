import { lazy, Suspense } from "react";
import { Link, Route, Routes, useLocation } from "react-router-dom";
import type { Me } from "../api/me";
import { useMe } from "../api/meContext";
import { t } from "../i18n";
import { type ConsolePage, PAGES } from "../pages";
import { Page } from "../ui/Page";
import { ErrorBoundary, Loading } from "../ui/states";
import { Shell } from "./Shell";

const ROUTES = PAGES.map((page) => ({ page, Content: lazy(page.load) }));

/** The pages that somebody may see. */
export function pagesOf(me: Me): ConsolePage[] {
  return PAGES.filter((page) => page.seenBy(me));
}

export function Routing() {
  const me = useMe();
  const { pathname } = useLocation();
  return (
    <Shell pages={pagesOf(me)}>
      <ErrorBoundary key={pathname.split("/")[1]}>
        <Suspense fallback={<Loading />}>
          <Routes>
            {ROUTES.filter(({ page }) => page.seenBy(me)).map(({ page, Content }) => (
              <Route key={page.path} path={page.path} element={<Content />} />
            ))}
            <Route path="*" element={<NotFound />} />
          </Routes>
        </Suspense>
      </ErrorBoundary>
    </Shell>
  );
}

function NotFound() {
  return <Page title={t("app.notFound")}><p><Link to="/">{t("app.home")}</Link></p></Page>;
}
