import type { APIRoute } from 'astro';
import { writeRobots } from '../feeds/crawlers/robots.ts';
import { currentSite } from '../site.ts';

export const GET: APIRoute = () => new Response(writeRobots(currentSite()), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
