import { type FormEvent, useId } from "react";
import { t } from "../i18n";
import { useTitle } from "../ui/Page";

/** Asks for a token. */
export function SignIn({ refused, onToken }: { refused: boolean; onToken: (token: string) => void }) {
  const id = useId();
  useTitle(t("signIn.label"));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onToken(String(new FormData(event.currentTarget).get("token")).trim());
  };
  return (
    <main className="sign-in-page">
      <form id="sign-in" onSubmit={submit}>
        <h1 className="brand"><span className="mark" aria-hidden="true" />{t("app.name")}</h1>
        <label htmlFor={id}>{t("signIn.label")}</label>
        <input id={id} name="token" type="password" autoComplete="off" spellCheck={false} required autoFocus />
        <button type="submit" className="button primary">{t("signIn.submit")}</button>
        <p id="sign-in-note" role={refused ? "alert" : undefined}>{t(refused ? "signIn.refused" : "signIn.note")}</p>
      </form>
    </main>
  );
}
