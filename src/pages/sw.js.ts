import type { APIRoute } from 'astro';
import { writeWorker, writeWorkerRemoval } from '../feeds/write-worker.ts';
import { currentSite } from '../site.ts';

export const GET: APIRoute = () => {
  const { settings, isPreview } = currentSite();
  const hasWorker = settings.offline && !isPreview;
  return new Response(hasWorker ? writeWorker(settings.base) : writeWorkerRemoval(settings.base), {
    headers: { 'Content-Type': 'text/javascript; charset=utf-8' },
  });
};
