import { useSyncExternalStore } from "react";

export type ThemeChoice = "system" | "light" | "dark";
export type Theme = "light" | "dark";

const KEY = "fleet.theme";
const followers = new Set<() => void>();
const dark = matchMedia("(prefers-color-scheme: dark)");
dark.addEventListener("change", applyTheme);

export function themeChoice(): ThemeChoice {
  const kept = localStorage.getItem(KEY);
  return kept === "light" || kept === "dark" ? kept : "system";
}

export function chooseTheme(choice: ThemeChoice): void {
  localStorage.setItem(KEY, choice);
  applyTheme();
}

/** What is shown now. */
export function theme(): Theme {
  const choice = themeChoice();
  return choice === "system" ? (dark.matches ? "dark" : "light") : choice;
}

/** Puts the theme on the page; to be called before anything is drawn. */
export function applyTheme(): void {
  document.documentElement.dataset["theme"] = theme();
  followers.forEach((follow) => follow());
}

function follow(onChange: () => void): () => void {
  followers.add(onChange);
  return () => followers.delete(onChange);
}

/** The theme that is shown, for what draws by itself, such as maps and charts. */
export function useTheme(): Theme {
  return useSyncExternalStore(follow, theme);
}

export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(follow, themeChoice);
}

/** The value of a design token, such as `--driving`. */
export function token(name: `--${string}`): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
