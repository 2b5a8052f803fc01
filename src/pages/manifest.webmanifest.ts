import type { APIRoute } from 'astro';
import { writeWebManifest } from '../feeds/web-manifest.ts';
import { ROUTES } from '../routes.ts';
import { currentSite } from '../site.ts';
import { answer } from './_answer.ts';

export const GET: APIRoute = () => answer(writeWebManifest(currentSite()), ROUTES.webManifest);
