import { createContext, useContext } from "react";
import type { Me } from "./me";

const Context = createContext<Me | undefined>(undefined);

export const MeProvider = Context.Provider;

/** Who looks. */
export function useMe(): Me {
  const me = useContext(Context);
  if (!me) {
    throw new Error("Nobody is signed in");
  }
  return me;
}
