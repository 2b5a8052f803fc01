import type { APIRoute } from 'astro';
import { writeWorker, writeWorkerRemoval } from '../feeds/write-worker.ts';
import { ROUTES } from '../routes.ts';
import { currentSite } from '../site.ts';
import { answer } from './_answer.ts';

export const GET: APIRoute = () => {
  const { settings, addresses, pages, isPreview } = currentSite();
  const hasWorker = settings.offline && !isPreview;
  if (!hasWorker) return answer(writeWorkerRemoval(settings.base), ROUTES.worker);
  const own = pages.map(({ path }) => addresses.page(path));
  return answer(writeWorker(settings.base, own), ROUTES.worker);
};
