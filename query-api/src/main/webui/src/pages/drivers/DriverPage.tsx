import { useParams } from "react-router-dom";
import { t } from "../../i18n";
import { DriverView } from "./DriverView";

/** One driver, for those who run the fleet. */
export default function DriverPage() {
  const id = useParams()["id"]!;
  return <DriverView key={id} id={id} title={t("drivers.of", { driver: id })} />;
}
