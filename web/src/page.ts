// What the page does besides showing its element: it keeps itself for the time without a network. An
// element that is embedded elsewhere does not, for that site is not ours.

addEventListener('load', () => {
  // Refused by some browsers' private windows, and outside of https and localhost: then nothing is kept.
  navigator.serviceWorker?.register('service-worker.js').catch(() => undefined);
});

export {};
