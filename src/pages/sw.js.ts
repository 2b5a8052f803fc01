import type { APIRoute } from 'astro';
import { writeWorker, writeWorkerRemoval } from '../feeds/write-worker.ts';
import { ROUTES } from '../routes.ts';
import { currentSite } from '../site.ts';
import { answer } from './_answer.ts';

export const GET: APIRoute = () => {
  const site = currentSite();
  const hasWorker = site.settings.offline && !site.isPreview;
  return answer(hasWorker ? writeWorker(site) : writeWorkerRemoval(site.settings.base), ROUTES.worker);
};
