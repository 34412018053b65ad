// The secrets that are planted in the page and on the command line, by kind.
import { canary } from "./canary-search.mjs";

const KEY = canary("Qv7rTzK2m", "-", "B9xLpW4cH");
export const CURL_KEY = canary("Cx5wRn8dJ", "_", "Vt2kYh6gQ");
export const REGISTER = canary("Jx4tNw8bR", `@"é%/&`, "Hd6sYf3kM");
export const SIP = canary("Ug5pVc2zT", "'<>;\\", "Eb7nQa9wK");
export const URI = canary("Wf2hZq9gN", "%2B", "Mr5kTb7cX");
export const HEADER = canary("Lt3mXj6vD", "=/+", "Gs8rPk4yB");
export const TRUNK = canary("Kp8bWd3xF", "&#:", "Nz6vQs2tJ");
export const PLANTED = {
  "the API key": { ...KEY, value: `sk-test-${KEY.value}` },
  "the key of a curl command": { ...CURL_KEY, value: `sk-test-${CURL_KEY.value}` },
  "the password to register with": REGISTER,
  "the SIP password": SIP,
  "the password of a SIP URI": URI,
  "a header's fixed value": HEADER,
  "the password of a trunk": TRUNK,
};
