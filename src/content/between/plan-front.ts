import type { FrontFields } from '../fields/records/front-schema.ts';
import type { YamlFile } from '../files/read-yaml-files.ts';
import { type FrontPlan, NO_PLAN } from '../front-plan.ts';
import { quoteText } from '../problems/describe-value.ts';
import { nearestName } from '../problems/find-unknown-fields.ts';
import type { Finding } from '../problems/finding.ts';

/** What the front page may show. */
export interface FrontChoices {
  now: Date;
  /** Slugs of all articles and their identities, which stay where a file is renamed; drafts too. */
  stories: ReadonlySet<string>;
  /** Of those that are published now: the slug, by slug and identity. */
  shownStories: ReadonlyMap<string, string>;
  /** Slugs, those of drafts' topics too. */
  topics: readonly string[];
  shownTopics: ReadonlySet<string>;
  /** Whether something stands at a path below the base, or will. */
  hasPage: (path: string) => boolean;
}

/** What counts of `front.yaml`: nothing, if it has an error. What has passed is not looked at any more: its story may be gone. */
export function planFront(
  { file, fields }: YamlFile<FrontFields>,
  { now, stories, shownStories, topics, shownTopics, hasPage }: FrontChoices,
): { plan: FrontPlan; findings: Finding[] } {
  const findings: Finding[] = [];
  const counts = ({ until }: { until?: Date | undefined }) => until === undefined || until > now;
  const report = (severity: Finding['severity'], path: Finding['path'], message: string) =>
    findings.push({ severity, file, path, message });
  const findStory = (slug: string, path: Finding['path']): string[] => {
    const shown = shownStories.get(slug);
    if (shown !== undefined) return [shown];
    if (stories.has(slug)) report('warning', path, `the story ${quoteText(slug)} is not published now and so is passed over`);
    else report('error', path, describeUnknown('story', slug, [...stories]));
    return [];
  };
  const findTopic = (slug: string, path: Finding['path']): string[] => {
    if (shownTopics.has(slug)) return [slug];
    if (topics.includes(slug)) report('warning', path, `no published story has the topic ${quoteText(slug)}, so it is passed over`);
    else report('error', path, describeUnknown('topic', slug, topics));
    return [];
  };
  const { lead, pinned = [], sections = [], breaking } = fields;
  const plan: FrontPlan = {
    lead: lead && counts(lead) ? findStory(lead.slug, ['lead'])[0] : undefined,
    pinned: pinned.flatMap((entry, index) => (counts(entry) ? findStory(entry.slug, ['pinned', index]) : [])),
    sections: sections.flatMap((entry, index) => (counts(entry) ? findTopic(entry.topic, ['sections', index]) : [])),
    breaking: breaking && counts(breaking) ? { text: breaking.text, link: breaking.link } : undefined,
  };
  const path = plan.breaking?.link?.startsWith('/') ? plan.breaking.link.slice(1).replace(/[?#].*/, '') : undefined;
  if (path !== undefined && !hasPage(decode(path))) {
    report('warning', ['breaking', 'link'], `the link ${quoteText(`/${path}`)} leads nowhere on this site; correct it, or remove it`);
  }
  return { plan: findings.some(({ severity }) => severity === 'error') ? NO_PLAN : plan, findings };
}

function describeUnknown(kind: 'story' | 'topic', slug: string, known: readonly string[]): string {
  const nearest = nearestName(slug, known);
  const mend = nearest === undefined ? `write the last part of its address` : `did you mean ${quoteText(nearest)}?`;
  return `there is no ${kind} ${quoteText(slug)}; ${mend}`;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
