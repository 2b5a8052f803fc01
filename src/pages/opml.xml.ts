import type { APIRoute } from 'astro';
import { writeOpml } from '../feeds/syndication/opml.ts';
import { currentSite } from '../site.ts';

export const GET: APIRoute = () => new Response(writeOpml(currentSite()), { headers: { 'Content-Type': 'text/x-opml; charset=utf-8' } });
