// Gives CommonJS scripts what ES modules have by themselves. build.mjs puts it at the top of each.
/* eslint-disable no-unused-vars -- the script below this uses them */
const sipattachScript = ((path) =>
  `file://${encodeURI(/^[A-Za-z]:/.test(path) ? `/${path.replaceAll("\\", "/")}` : path).replace(/[?#]/g, encodeURIComponent)}`)(
  __filename,
);
// Jest's simulated pages lack them.
const { TextEncoder, TextDecoder } =
  typeof globalThis.TextDecoder === "undefined" ? process.getBuiltinModule("node:util") : globalThis;
