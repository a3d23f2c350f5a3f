import { useMe } from "../../api/meContext";
import { t } from "../../i18n";
import { Page } from "../../ui/Page";
import { Empty } from "../../ui/states";
import { DriverView } from "./DriverView";

/** What a driver sees: their own driving, and nothing else. */
export default function OwnPage() {
  const { driver_id } = useMe();
  return driver_id ? <DriverView id={driver_id} title={t("nav.me")} /> : <Page title={t("nav.me")}><Empty>{t("drivers.nobody")}</Empty></Page>;
}
