import type { APIRoute } from 'astro';
import { describeTopics } from '../../../feeds/api/api-lists.ts';
import { currentSite } from '../../../site.ts';

export const GET: APIRoute = () => Response.json(describeTopics(currentSite()));
