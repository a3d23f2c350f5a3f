import { byId } from "./elements";

/** Asks for a token. */
export function askForToken(note: string | undefined, onToken: (token: string) => void): void {
  const form = byId<HTMLFormElement>("sign-in");
  const field = byId<HTMLInputElement>("token");
  if (note) {
    byId("sign-in-note").textContent = note;
  }
  form.hidden = false;
  field.focus();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    form.hidden = true;
    onToken(field.value.trim());
  }, { once: true });
}
