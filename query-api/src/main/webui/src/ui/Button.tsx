import type { ButtonHTMLAttributes } from "react";

/** A button; `primary` is the one thing to do, `danger` what cannot be taken back. */
export function Button({ kind = "plain", className = "", ...rest }: ButtonHTMLAttributes<HTMLButtonElement> & {
  kind?: "plain" | "primary" | "danger" | "quiet";
}) {
  return <button type="button" className={`button ${kind} ${className}`} {...rest} />;
}
