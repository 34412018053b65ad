// The marks for what the account has for a number, wherever that is shown.
import type { SurveyState } from "sipattach";
import type { IconName } from "./icons.js";

/** In the order in which they are shown. */
export const SURVEY_STATES: readonly SurveyState[] = ["new", "same", "differs", "held_otherwise", "bought", "unknown"];

export const SURVEY_MARKS: Record<SurveyState, { level: "ok" | "info" | "warning"; icon: IconName }> = {
  new: { level: "ok", icon: "plus" },
  same: { level: "ok", icon: "ok" },
  differs: { level: "warning", icon: "edit" },
  held_otherwise: { level: "warning", icon: "warning" },
  bought: { level: "info", icon: "info" },
  unknown: { level: "warning", icon: "todo" },
};
