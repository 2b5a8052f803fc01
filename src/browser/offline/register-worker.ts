import { nameCache } from '../site/stored-names.ts';

/** After everything that the reader waits for. Where `site.yaml` says `offline: false`, the page names no worker. */
export function registerWorker(): void {
  const { worker } = document.body.dataset;
  // Browsers have it over https and on localhost only.
  if (!worker || !('serviceWorker' in navigator)) return;
  addEventListener('load', async () => {
    const { serviceWorker } = navigator;
    // Until then, the worker of another paper may be in charge here: that of one at the root of the host.
    const isFirstVisit = serviceWorker.controller?.scriptURL !== new URL(worker, location.href).href;
    try {
      await serviceWorker.register(worker, { updateViaCache: 'none' });
      if (isFirstVisit) await cacheShown(new URL('.', new URL(worker, location.href)).pathname);
    } catch {}
  });
}

/** What the page shows that was loaded before there was a worker; the browser has it already. @param base of the site */
async function cacheShown(base: string): Promise<void> {
  const isOwn = (address: string) => address.startsWith(location.origin + base);
  const sheets = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].map(({ href }) => href).filter(isOwn);
  if (sheets.length > 0) await (await caches.open(nameCache('styles', base))).addAll(sheets);
  const shown = [...document.images]
    .filter(({ complete, naturalWidth }) => complete && naturalWidth > 0)
    .map(({ currentSrc }) => currentSrc);
  const files = await caches.open(nameCache('files', base));
  await files.addAll(new Set(shown.filter(isOwn)));
}
