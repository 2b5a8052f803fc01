import type { APIRoute } from 'astro';
import { type Issue, listIssues } from '../../../feeds/newsletter/newsletter-issue.ts';
import { writeIssueText } from '../../../feeds/newsletter/newsletter-text.ts';
import { currentSite } from '../../../site.ts';

export function getStaticPaths() {
  const site = currentSite();
  return listIssues(site).map((issue) => ({ params: { date: issue.date }, props: { issue }, cacheKey: site.cacheKey(issue) }));
}

export const GET: APIRoute<{ issue: Issue }> = ({ props: { issue } }) =>
  new Response(writeIssueText(issue, currentSite()), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
