// Preloaded into the programs of samples (samples.mjs): requests to the API go to its stand-in, and no others are
// allowed.
const API = "https://api.bland.ai/";
const { fetch } = globalThis;

globalThis.fetch = (input, init) => {
  const url = String(input?.url ?? input);
  if (url.startsWith("file:") || url.startsWith("data:")) return fetch(input, init);
  if (!url.startsWith(API)) return Promise.reject(new Error(`a sample must not call ${url}`));
  return fetch(process.env.SIPATTACH_SAMPLES_API + url.slice(API.length - 1), init);
};
