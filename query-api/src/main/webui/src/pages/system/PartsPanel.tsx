import { useOne } from "../../api/queries";
import { getHealth, getLinks } from "../../api/system";
import { t, word } from "../../i18n";
import { useLive } from "../../live/context";
import type { LiveFleet } from "../../live/liveFleet";
import { Badge, type Tone } from "../../ui/Badge";
import { Panel } from "../../ui/Panel";
import { Failed } from "../../ui/states";

const SOON_MS = 10_000;

/** What this server needs and whether it answers; and where to look further. */
export function PartsPanel() {
  const stream = streamOf(useLive());
  const health = useOne(["health"], getHealth, { everyMs: SOON_MS });
  const links = useOne(["links"], getLinks);
  const { flink, redpanda_console: redpanda } = links.data ?? {};
  return (
    <Panel title={t("system.parts.title")}>
      <dl className="facts parts">
        <div><dt>{t("system.parts.stream")}</dt><dd><Badge tone={stream.tone}>{stream.text}</Badge></dd></div>
        {health.data?.map(({ name, status }) => (
          <div key={name}><dt>{word("system.part", name)}</dt><dd><Badge tone={status === "UP" ? "good" : "bad"}>{t(status === "UP" ? "system.parts.up" : "system.parts.down")}</Badge></dd></div>
        ))}
      </dl>
      {health.error && <Failed error={health.error} onRetry={() => void health.refetch()} />}
      <p className="note">{t("system.parts.note")}{!flink && !redpanda && ` ${t("system.parts.noLinks")}`}</p>
      <p className="button-row">
        {flink && <a className="button" href={flink} target="_blank" rel="noreferrer">{t("system.parts.flink")}</a>}
        {redpanda && <a className="button" href={redpanda} target="_blank" rel="noreferrer">{t("system.parts.redpanda")}</a>}
      </p>
    </Panel>
  );
}

/** What the stream says of itself and of the parts that it is fed by. */
function streamOf(fleet: LiveFleet | undefined): { tone: Tone; text: string } {
  const connection = fleet?.connection ?? "connecting";
  if (connection === "live" && fleet && fleet.away.length > 0) {
    return { tone: "warn", text: t("system.parts.away", { away: fleet.away.join(t("connection.and")) }) };
  }
  return { tone: connection === "live" ? "good" : "warn", text: t(`connection.${connection}`) };
}
