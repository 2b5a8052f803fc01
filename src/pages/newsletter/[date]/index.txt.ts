import type { APIRoute } from 'astro';
import { type Issue, listIssues } from '../../../feeds/newsletter/newsletter-issue.ts';
import { writeIssueText } from '../../../feeds/newsletter/newsletter-text.ts';
import { ROUTES } from '../../../routes.ts';
import { currentSite } from '../../../site.ts';
import { answer } from '../../_answer.ts';

export function getStaticPaths() {
  const site = currentSite();
  return listIssues(site).map((issue) => ({ params: { date: issue.date }, props: { issue }, cacheKey: site.cacheKey(issue) }));
}

export const GET: APIRoute<{ issue: Issue }> = ({ props: { issue } }) => answer(writeIssueText(issue, currentSite()), ROUTES.issueText);
