import { hash } from 'node:crypto';
import type { Correction, ListedProvider, ParsedArticle, RelatedStory } from '../article.ts';
import { checkAi } from '../fields/ai-fields.ts';
import { checkAddress, slugFrom } from '../fields/article-addresses.ts';
import { articleSchema, type FrontMatter } from '../fields/article-schema.ts';
import { checkDraft, isPublished } from '../fields/check-draft.ts';
import { cleanText } from '../fields/clean-text.ts';
import { checkCorrections } from '../fields/correction-fields.ts';
import { findDomain } from '../fields/domain-name.ts';
import { findVideoAt, findVideoInHtml, PLAYER_NAMES, type Video } from '../fields/find-video.ts';
import { checkFields } from '../files/check-fields.ts';
import { decodeFile } from '../files/decode-file.ts';
import { isProblem, splitFrontMatter } from '../files/split-front-matter.ts';
import { type ArticleForm, OWN_FORM } from '../foreign/article-form.ts';
import { renameFields } from '../foreign/rename-fields.ts';
import type { Finding } from '../problems/finding.ts';
import { locateFindings } from '../problems/locate-findings.ts';
import type { Problem } from '../problems/problem.ts';
import { toImage } from '../to-image.ts';
import { checkBody } from './check-body.ts';
import { findFirstLine, trimBody } from './trim-body.ts';

export interface ParseResult {
  /** SHA-256 of the file's bytes, in hexadecimal. */
  bytesHash: string;
  /** The key of the form that it was read in. */
  form: string;
  /** Undefined when one of the problems is an error. */
  article: ParsedArticle | undefined;
  problems: readonly Problem[];
}

/** {@link parseArticle}, or what knows its results. */
export type ParseArticle = (file: string, bytes: Uint8Array, form: ArticleForm) => ParseResult;

/**
 * One article from one file's bytes, with every problem in it.
 * @param file path below the content folder, in NFC, with forward slashes
 * @param form how the paper writes its articles
 */
export function parseArticle(file: string, bytes: Uint8Array, form: ArticleForm = OWN_FORM): ParseResult {
  const bytesHash = hash('sha256', bytes);
  const { article, problems } = readArticle(file, bytes, form);
  return { bytesHash, form: form.key, article: article && { bytesHash, ...article }, problems };
}

interface ReadArticle {
  article: Omit<ParsedArticle, 'bytesHash'> | undefined;
  problems: readonly Problem[];
}

function readArticle(file: string, bytes: Uint8Array, form: ArticleForm): ReadArticle {
  const text = decodeFile(file, bytes);
  if (typeof text !== 'string') return { article: undefined, problems: [text] };
  const parts = splitFrontMatter(file, text);
  if (isProblem(parts)) return { article: undefined, problems: [parts] };

  const { fields: given, name, relabel } = renameFields(parts.data, file, form);
  const { data, findings: ofFields } = checkFields(file, articleSchema, given, parts.yaml);
  const findings = [
    ...ofFields,
    ...checkAddress(file, name, given),
    ...checkDraft(file, given),
    ...checkCorrections(file, given),
    ...checkAi(file, given),
    ...(data ? [...checkVideo(file, data), ...checkProvider(file, data), ...checkExpiry(file, data)] : []),
  ].map(relabel);
  const hasError = findings.some(({ severity }) => severity === 'error');
  const fields = data && !hasError ? toArticle(file, slugFrom(data.slug, name), data, parts.body) : undefined;
  if (!fields) return { article: undefined, problems: locateFindings(findings, parts.yaml) };
  const { problems: ofBody, links } = checkBody(file, fields.body, findFirstLine(text, parts.body));
  const isSealed = (parts.data['secured'] ?? undefined) !== undefined;
  return { article: { isSealed, ...fields, links }, problems: [...locateFindings(findings, parts.yaml), ...ofBody] };
}

function checkExpiry(file: string, { publishedDateTime, expires }: FrontMatter): Finding[] {
  if (expires === undefined || expires > publishedDateTime) return [];
  const message = 'expires is not later than publishedDateTime, so the story is never shown; correct one of the two';
  return [{ severity: 'warning', file, path: ['expires'], message }];
}

function checkVideo(file: string, data: FrontMatter): Finding[] {
  if (!data.featuredContent || videoFrom(data)) return [];
  const message = `featuredContent shows no known player; the page will link to the source instead (known: ${PLAYER_NAMES.join(', ')})`;
  return [{ severity: 'warning', file, path: ['featuredContent'], message }];
}

function checkProvider(file: string, { provider, webUrl, originalUrl }: FrontMatter): Finding[] {
  if (!provider || domainOf(provider, webUrl ?? originalUrl) !== undefined) return [];
  const message = 'provider has no domain, so the story counts as this paper’s own; add a line such as domain: example.com';
  return [{ severity: 'warning', file, path: ['provider'], message }];
}

function videoFrom(data: FrontMatter): Video | undefined {
  const embedded = data.featuredContent === undefined ? undefined : findVideoInHtml(data.featuredContent);
  return embedded ?? (data.type === 'video' ? findVideoAt(data.originalUrl ?? data.webUrl ?? '') : undefined);
}

function toArticle(file: string, slug: string, data: FrontMatter, body: string): Omit<ParsedArticle, 'bytesHash' | 'isSealed' | 'links'> {
  const domain = data.provider && domainOf(data.provider, data.webUrl ?? data.originalUrl);
  return {
    file,
    slug,
    id: data.id ?? slug,
    aliases: data.aliases ?? [],
    title: data.title,
    excerpt: cleanText(data.excerpt ?? ''),
    publishedAt: data.publishedDateTime,
    updatedAt: data.updatedDateTime,
    originalUrl: data.originalUrl,
    webUrl: data.webUrl,
    ampWebUrl: data.ampWebUrl,
    cdnAmpWebUrl: data.cdnAmpWebUrl,
    category: cleanText(data.category ?? '') || 'news',
    language: data.language,
    type: data.type === 'video' ? 'video' : 'article',
    video: videoFrom(data),
    quality: data.quality,
    heat: data.heat,
    isPublished: isPublished(data),
    expiresAt: data.expires,
    withdrawal: data.withdrawn && { at: data.withdrawn.date, reason: data.withdrawn.reason },
    provider: domain === undefined ? undefined : toProvider(data.provider, domain),
    topicNames: data.topics ?? [],
    authorNames: [...(data.authors ?? []), ...(data.author === undefined ? [] : [data.author])],
    images: data.images.map(toImage),
    tags: data.tags ?? [],
    related: (data.related ?? []).map(toRelatedStory),
    corrections: toCorrections(data.corrections),
    ai: data.ai,
    licence: data.licence,
    label: data.label,
    body: trimBody(body),
  };
}

function toRelatedStory(data: NonNullable<FrontMatter['related']>[number]): RelatedStory {
  return {
    title: data.title,
    excerpt: cleanText(data.excerpt ?? ''),
    webUrl: data.webUrl,
    publishedAt: data.publishedDateTime,
    provider: toProvider(data.provider, domainOf(data.provider, data.webUrl) ?? new URL(data.webUrl).hostname),
    images: data.images.map(toImage),
    quality: data.quality,
  };
}

function toCorrections(corrections: FrontMatter['corrections'] = []): Correction[] {
  return corrections.map(({ date, text }) => ({ at: date, text })).toSorted((a, b) => b.at.getTime() - a.at.getTime());
}

/** @param address where its story stands */
function domainOf(provider: FrontMatter['provider'], address = ''): string | undefined {
  return provider?.domain ?? findDomain(address);
}

function toProvider(data: FrontMatter['provider'], domain: string): ListedProvider {
  const { name = domain, images: [logo] = [], authors = [], publishers = [] } = data ?? {};
  return { domain, name, logo: logo && toImage(logo), description: undefined, authors, publishers };
}
