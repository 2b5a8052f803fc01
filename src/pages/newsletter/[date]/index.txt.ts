import type { APIRoute } from 'astro';
import { writeIssueText } from '../../../feeds/newsletter/newsletter-text.ts';
import { ROUTES } from '../../../routes.ts';
import { currentSite } from '../../../site.ts';
import { answer } from '../../_answer.ts';
import { findAsked } from '../../_find-asked.ts';

export function getStaticPaths() {
  return currentSite()
    .issues()
    .map(({ date }) => ({ params: { date } }));
}

export const GET: APIRoute = ({ params }) => {
  const site = currentSite();
  return answer(writeIssueText(findAsked(site.issue, params['date']), site), ROUTES.issueText);
};
