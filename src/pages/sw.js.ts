import type { APIRoute } from 'astro';
import { writeWorker, writeWorkerRemoval } from '../feeds/write-worker.ts';
import { ROUTES } from '../routes.ts';
import { currentSite } from '../site.ts';
import { answer } from './_answer.ts';

export const GET: APIRoute = () => {
  const { settings, isPreview } = currentSite();
  const hasWorker = settings.offline && !isPreview;
  return answer(hasWorker ? writeWorker(settings.base) : writeWorkerRemoval(settings.base), ROUTES.worker);
};
