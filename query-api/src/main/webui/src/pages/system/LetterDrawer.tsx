import type { DeadLetter } from "../../api/system";
import { t, word } from "../../i18n";
import { Drawer } from "../../ui/Drawer";
import { count, exactly } from "../../ui/format";
import { Facts } from "../../ui/Stat";
import { Empty, Loading } from "../../ui/states";
import { contentsOf } from "./contents";

/** What was refused, by whom and why, with its contents. */
export function LetterDrawer({ id, letter, pending, onClose }: {
  id: string | undefined;
  letter: DeadLetter | undefined;
  pending: boolean;
  onClose: () => void;
}) {
  return (
    <Drawer open={Boolean(id)} onClose={onClose} title={letter ? word("state", letter.reason) : id} closeLabel={t("system.letters.close")}>
      {letter ? (
        <>
          <p>{letter.detail}</p>
          <Facts
            of={[
              [t("system.letters.when"), exactly(letter.occurred_at)],
              [t("system.letters.place"), word("system.place", letter.place)],
              [t("system.letters.key"), letter.record_key],
              [t("system.letters.origin"), letter.origin],
              [t("system.letters.bytes"), t("system.letters.bytesIs", { bytes: count(letter.payload_bytes) })],
              [t("system.letters.replayed"), letter.replayed_at ? `${exactly(letter.replayed_at)}: ${letter.replay_outcome}` : t("system.letters.noReplay")],
            ]}
          />
          {letter.payload && (
            <section>
              <h3>{t(letter.payload_cut ? "system.letters.cut" : "system.letters.payload")}</h3>
              <pre className="contents" tabIndex={0}>{contentsOf(letter.payload)}</pre>
            </section>
          )}
        </>
      ) : pending ? <Loading /> : <Empty />}
    </Drawer>
  );
}
