import type { APIRoute } from 'astro';
import { writeWebManifest } from '../feeds/web-manifest.ts';
import { currentSite } from '../site.ts';

export const GET: APIRoute = () =>
  new Response(writeWebManifest(currentSite()), { headers: { 'Content-Type': 'application/manifest+json; charset=utf-8' } });
