import "./ui/tokens.css";
import "./ui/ui.css";
import "./shell/shell.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { takeToken } from "./api/token";
import { styleUrl } from "./map/styleUrl";
import { App } from "./shell/App";
import { applyTheme } from "./ui/theme";

applyTheme();
void styleUrl();
const token = takeToken();
createRoot(document.getElementById("console")!).render(<StrictMode><App token={token} /></StrictMode>);
