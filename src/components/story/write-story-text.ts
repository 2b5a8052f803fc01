import { type BodyPart, listHeadings } from '../../body/list-headings.ts';
import { countReadingMinutes } from '../../body/reading-time.ts';
import { renderBody } from '../../body/render-body.ts';
import type { Article } from '../../content/article.ts';
import { findPicturePath } from '../../content/find-picture-path.ts';
import type { Site } from '../../site.ts';

/** A story's own text, ready for its page. */
export interface StoryText {
  /** Empty where the story is told elsewhere. */
  html: string;
  /** That it takes to read. */
  minutes: number;
  /** For a table of contents; none where that would tell nothing. */
  parts: readonly BodyPart[];
  isLong: boolean;
}

/** Minutes, from which on a text is long. */
const LONG = 3;
/** Headings below which a table of contents tells nothing. */
const FEW = 3;

export function writeStoryText(article: Article, { settings, findPicture, words }: Site): StoryText {
  const html = renderBody(article.body, {
    root: settings.base,
    findPicture: (url) => findPicture(findPicturePath(url, article.file), 'hero'),
    words: words.story,
    isSponsored: article.label === 'sponsored',
  });
  const minutes = countReadingMinutes(html, article.language ?? settings.language);
  const isLong = minutes >= LONG;
  const parts = isLong ? listHeadings(html) : [];
  const hasContents = parts.flatMap((part) => [part, ...part.parts]).length >= FEW;
  return { html, minutes, parts: hasContents ? parts : [], isLong };
}
