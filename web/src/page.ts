// What the page does besides showing its element: it keeps itself for the time without a network. An
// element that is embedded elsewhere does not, for that site is not ours.

// Fetching it all again waits until the page has said its first word. Refused by some browsers' private
// windows, and outside of https and localhost: then nothing is kept.
document.addEventListener('validate', () => {
  setTimeout(() => void navigator.serviceWorker?.register('service-worker.js').catch(() => undefined), 1000);
}, { once: true });

export {};
