/** What was written into a field of a form, without spaces around it. */
export function given(form: FormData, name: string): string {
  return String(form.get(name) ?? "").trim();
}

/** Words with spaces, commas or semicolons between. */
export function words(text: string): string[] {
  return text.split(/[\s,;]+/).filter(Boolean);
}
