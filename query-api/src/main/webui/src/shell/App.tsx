import { QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { BrowserRouter } from "react-router-dom";
import { queryClient } from "../api/queries";
import { keepToken, wasRefused } from "../api/token";
import { Session } from "./Session";
import { SignIn } from "./SignIn";

const queries = queryClient();
const refused = wasRefused();

/** The console: sign-in without a token, else the session of that token. */
export function App({ token: taken }: { token: string | undefined }) {
  const [token, setToken] = useState(taken);
  if (!token) {
    return <SignIn refused={refused} onToken={(given) => (keepToken(given), setToken(given))} />;
  }
  return (
    <QueryClientProvider client={queries}>
      <BrowserRouter>
        <Session token={token} />
      </BrowserRouter>
    </QueryClientProvider>
  );
}
