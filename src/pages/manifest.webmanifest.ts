import type { APIRoute } from 'astro';
import { writeWebManifest } from '../feeds/web-manifest.ts';
import { currentSite } from '../site.ts';

export const GET: APIRoute = () => {
  const { settings, addresses } = currentSite();
  return new Response(writeWebManifest(settings, addresses), { headers: { 'Content-Type': 'application/manifest+json; charset=utf-8' } });
};
