// A suite has `title`, `run(options)`, which resolves to plain figures, and `tables(figures)`. Suites that repeat
// their measurements have `defaultRuns`, and get `options.runs`.
import * as adversarial from "./adversarial.mjs";
import * as agreement from "./agreement.mjs";
import * as browser from "./browser.mjs";
import * as bulk from "./bulk.mjs";
import * as cold from "./cold.mjs";
import * as page from "./page.mjs";
import * as sizes from "./sizes.mjs";
import * as warm from "./warm.mjs";

export const suites = { agreement, sizes, cold, warm, bulk, browser, page, adversarial };
