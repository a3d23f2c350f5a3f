/** Control characters that no text has; line ends and tabs it may have. */
const NO_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd]/;
const LINE_BYTES = 16;

/** Bytes of a dead letter as text, JSON laid out; as hexadecimal numbers where they are no text. */
export function contentsOf(base64: string): string {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const text = new TextDecoder().decode(bytes);
  if (NO_TEXT.test(text)) {
    return hexOf(bytes);
  }
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}

function hexOf(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let from = 0; from < bytes.length; from += LINE_BYTES) {
    lines.push([...bytes.subarray(from, from + LINE_BYTES)].map((byte) => byte.toString(16).padStart(2, "0")).join(" "));
  }
  return lines.join("\n");
}
