import "./ui/tokens.css";
import "./ui/ui.css";
import "./shell/shell.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { takeToken } from "./api/token";
import { App } from "./shell/App";
import { applyTheme } from "./ui/theme";

applyTheme();
const token = takeToken();
createRoot(document.getElementById("console")!).render(<StrictMode><App token={token} /></StrictMode>);
