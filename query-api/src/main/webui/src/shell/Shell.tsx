import { Dialog } from "@base-ui/react/dialog";
import { type ReactNode, useState } from "react";
import { NavLink } from "react-router-dom";
import { seesVehicles } from "../api/me";
import { useMe } from "../api/meContext";
import { signOut } from "../api/token";
import { t, word } from "../i18n";
import type { ConsolePage } from "../pages";
import { SelectField } from "../ui/fields";
import { Icon } from "../ui/Icon";
import { chooseTheme, type ThemeChoice, useThemeChoice } from "../ui/theme";
import { Alarms } from "./Alarms";

/** How many pages a phone's bar has room for beside "More". */
const ON_BAR = 4;

/** What is around every page: navigation at the side, on a phone at the foot; who looks; the colours. */
export function Shell({ pages, children }: { pages: ConsolePage[]; children: ReactNode }) {
  const me = useMe();
  const shown = pages.filter((page) => page.nav);
  return (
    <div className="shell">
      <a className="skip" href="#content">{t("app.skip")}</a>
      <nav className="side" aria-label={t("nav.label")}>
        <p className="brand"><span className="mark" aria-hidden="true" />{t("app.name")}</p>
        <Entries pages={shown} />
        <Settings />
      </nav>
      <div className="middle">
        {seesVehicles(me) && <Alarms />}
        <main id="content" tabIndex={-1}>{children}</main>
      </div>
      <nav className="foot" aria-label={t("nav.label")}>
        <Entries pages={shown.slice(0, ON_BAR)} />
        <More pages={shown.slice(ON_BAR)} />
      </nav>
    </div>
  );
}

function Entries({ pages, onChoice }: { pages: ConsolePage[]; onChoice?: () => void }) {
  return (
    <ul className="entries">
      {pages.map(({ path, nav }) => nav && (
        <li key={path}>
          <NavLink to={path} end={path === "/"} {...(onChoice ? { onClick: onChoice } : {})}>
            <Icon name={nav.icon} /><span>{t(nav.text)}</span>
          </NavLink>
        </li>
      ))}
    </ul>
  );
}

function More({ pages }: { pages: ConsolePage[] }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger className="more-trigger"><Icon name="menu" /><span>{t("nav.more")}</span></Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="sheet">
          <Dialog.Title className="unseen">{t("nav.more")}</Dialog.Title>
          <Entries pages={pages} onChoice={() => setOpen(false)} />
          <Settings />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Settings() {
  const me = useMe();
  const choice = useThemeChoice();
  const leave = () => {
    signOut();
    location.assign("/");
  };
  return (
    <div className="settings">
      <p className="who"><strong>{me.subject}</strong><span>{me.roles.map((role) => word("role", role)).join(", ")}</span></p>
      <SelectField
        label={t("theme.label")} any={null} value={choice} onChange={(value) => chooseTheme(value as ThemeChoice)}
        options={(["system", "light", "dark"] as const).map((one) => [one, t(`theme.${one}`)])}
      />
      <button type="button" className="button quiet" onClick={leave}><Icon name="exit" />{t("nav.signOut")}</button>
    </div>
  );
}
