import "./style.css";
import { Api } from "./api";
import { LivePage } from "./livePage";
import { LiveStream } from "./stream/liveStream";
import { dropToken, keepToken, takeToken, wasRefused } from "./token";
import { askForToken } from "./view/signIn";

declare global {
  interface Window {
    /** For the console and for tests: what the page knows and shows. */
    fleet?: LivePage;
  }
}

function open(token: string): void {
  const page = new LivePage();
  window.fleet = page;
  page.begin(new Api(token));
  const refused = () => {
    dropToken();
    location.reload();
  };
  void new LiveStream(token, page, (connection) => page.connected(connection), refused).run();
}

const token = takeToken();
if (token) {
  open(token);
} else {
  askForToken(wasRefused() ? "This token is refused, or has expired." : undefined, (given) => {
    keepToken(given);
    open(given);
  });
}
