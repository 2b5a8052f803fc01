import type { Article } from '../../../content/article.ts';
import corrections from '../../disclosure/corrections.css?inline';
import drawing from '../../lists/drawing.css?inline';
import type { StoryText } from '../write-story-text.ts';
import code from './code.css?inline';
import coverage from './coverage.css?inline';
import longText from './long-text.css?inline';
import longTitle from './long-title.css?inline';
import video from './video.css?inline';

/** What only some texts have needs these. */
const CODE = /<(?:pre|code|kbd|samp)\b/;
const TABLE_OR_NOTE = /<(?:table|sup class="footnote-ref")/;

/** Letters, from which on a title is set smaller: more than eight lines on a phone. */
const LONG_TITLE = 150;

/** Style sheets of what only some texts have: a page does without those of what it does not show. @param html of the text */
export function findTextStyles(html: string, hasContents = false): string[] {
  return pick([
    [CODE.test(html), code],
    [hasContents || TABLE_OR_NOTE.test(html), longText],
  ]);
}

/** The same of what only some stories have. @param earlier those on its page */
export function findStoryStyles(article: Article, { html, parts }: StoryText, earlier: readonly Article[]): string[] {
  return [
    ...findTextStyles(html, parts.length > 0),
    ...pick([
      [article.title.length > LONG_TITLE, longTitle],
      [article.video !== undefined, video],
      [[article, ...earlier].some((story) => story.video), drawing],
      [article.corrections.length > 0, corrections],
      [article.related.length > 0, coverage],
    ]),
  ];
}

function pick(sheets: readonly [isShown: boolean, sheet: string][]): string[] {
  return sheets.filter(([isShown]) => isShown).map(([, sheet]) => sheet);
}
