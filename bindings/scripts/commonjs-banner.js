// What an ES module has, for the scripts that are required: put before them by build.mjs.
/* eslint-disable no-unused-vars -- the script below this uses them */
const sipattachScript = ((path) =>
  `file://${encodeURI(/^[A-Za-z]:/.test(path) ? `/${path.replaceAll("\\", "/")}` : path).replace(/[?#]/g, encodeURIComponent)}`)(
  __filename,
);
// Jest leaves them out of its simulated pages.
const { TextEncoder, TextDecoder } =
  typeof globalThis.TextDecoder === "undefined" ? process.getBuiltinModule("node:util") : globalThis;
