/** After everything that the reader waits for. Where `site.yaml` says `offline: false`, the page names no worker. */
export function registerWorker(): void {
  const { worker } = document.body.dataset;
  // Browsers have it over https and on localhost only.
  if (!worker || !('serviceWorker' in navigator)) return;
  addEventListener('load', () => {
    navigator.serviceWorker.register(worker, { updateViaCache: 'none' }).catch(() => {});
  });
}
