import { t } from "../../i18n";
import { useLive } from "../../live/context";

/** Whether what is shown is live, and what is away. */
export function ConnectionState() {
  const fleet = useLive();
  const connection = fleet?.connection ?? "connecting";
  const degraded = connection === "live" && (fleet?.away.length ?? 0) > 0;
  return (
    <p id="connection" role="status" data-state={degraded ? "degraded" : connection}>
      {degraded ? t("connection.degraded", { away: fleet!.away.join(t("connection.and")) }) : t(`connection.${connection}`)}
    </p>
  );
}
