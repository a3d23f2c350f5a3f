/** The access token: from the URL's fragment, which no server sees, or from the sign-in field; kept in this tab. */
const KEY = "fleet.token";
const REFUSED = "fleet.token.refused";

/** Reads `#token=…` of an address; undefined if there is none. */
export function tokenOfFragment(fragment: string): string | undefined {
  const token = new URLSearchParams(fragment.replace(/^#/, "")).get("token")?.trim();
  return token || undefined;
}

/** The token of this tab. One in the address moves into the tab and leaves the address bar and its history. */
export function takeToken(): string | undefined {
  const told = tokenOfFragment(location.hash);
  if (told) {
    sessionStorage.setItem(KEY, told);
    history.replaceState(null, "", location.pathname + location.search);
  }
  return told ?? keptToken();
}

/** The token of this tab, if there is one. */
export function keptToken(): string | undefined {
  return sessionStorage.getItem(KEY) ?? undefined;
}

export function keepToken(token: string): void {
  sessionStorage.setItem(KEY, token);
}

/** Forgets a token the server does not take; the sign-in field shall say so. */
export function dropToken(): void {
  sessionStorage.removeItem(KEY);
  sessionStorage.setItem(REFUSED, "true");
}

/** Forgets the token on the person's own wish. */
export function signOut(): void {
  sessionStorage.removeItem(KEY);
}

/** Whether a token was refused just now; asking forgets it. */
export function wasRefused(): boolean {
  const refused = sessionStorage.getItem(REFUSED) !== null;
  sessionStorage.removeItem(REFUSED);
  return refused;
}
