/** Does the page hear changes as they happen? */
import { createContext } from "react";
import type { LiveState } from "../live.ts";

export const LiveContext = createContext<LiveState>("connecting");
