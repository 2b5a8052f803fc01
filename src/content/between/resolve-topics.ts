import { toAddressPart } from '../../text/to-address-part.ts';
import type { ParsedArticle, Topic } from '../article.ts';
import { findAddressFault, foldAddressPart } from '../fields/address-part.ts';
import type { TopicFields } from '../fields/topic-schema.ts';
import type { YamlFile } from '../files/read-yaml-files.ts';
import { quoteText } from '../problems/describe-value.ts';
import type { Finding } from '../problems/finding.ts';
import { toImage } from '../to-image.ts';

/** What makes two spellings one topic. */
const foldName = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ');

/** What nobody says of a topic without a file. */
const UNDESCRIBED = {
  shortname: undefined,
  description: undefined,
  keywords: [],
  parent: undefined,
  images: [],
  services: [],
  hasFile: false,
};

/** The topics of a publication: those with a file, and those that articles name. */
export class TopicRegistry {
  readonly findings: Finding[] = [];
  readonly #byName = new Map<string, Topic>();
  readonly #bySlug = new Map<string, { topic: Topic; file: string }>();

  constructor(files: readonly YamlFile<TopicFields>[]) {
    const accepted = files.filter((topicFile) => this.#accept(topicFile));
    for (const { fields } of accepted) this.#addAlternativeNames(fields);
    for (const { file, fields } of accepted) this.#setParent(file, fields);
    for (const { file, fields } of accepted) this.#checkParents(file, fields);
  }

  get topics(): Topic[] {
    return [...this.#bySlug.values()].map(({ topic }) => topic);
  }

  /** The topic of that name, made on the spot if no file describes it; or what is wrong with the name. */
  resolve(name: string, file: string): Topic | { message: string; rival: string | undefined } {
    const known = this.#byName.get(foldName(name));
    if (known) return known;
    const slug = toAddressPart(name);
    const settle = `add a file such as topics/my-topic.yaml with _id: my-topic and name: ${quoteText(name)}`;
    const addressFault = findAddressFault(slug);
    if (addressFault) {
      return { message: `the topic ${quoteText(name)} gives no address (it ${addressFault}); ${settle}`, rival: undefined };
    }
    const rival = this.#bySlug.get(foldAddressPart(slug));
    if (rival) {
      const both = `the topics ${quoteText(name)} and ${quoteText(rival.topic.name)} (${rival.file}) share the address /topics/${slug}/`;
      return { message: `${both}; ${settle}, or use one name in both files`, rival: rival.topic.slug };
    }
    const topic: Topic = { ...UNDESCRIBED, slug, name };
    this.#add(topic, file);
    return topic;
  }

  #add(topic: Topic, file: string): void {
    this.#byName.set(foldName(topic.name), topic);
    this.#bySlug.set(foldAddressPart(topic.slug), { topic, file });
  }

  #accept({ file, fields }: YamlFile<TopicFields>): boolean {
    const sameSlug = this.#bySlug.get(foldAddressPart(fields._id));
    const sameName = this.#byName.get(foldName(fields.name));
    if (sameSlug) this.#report(file, '_id', `_id ${quoteText(fields._id)} is taken by ${sameSlug.file}; give one of them another _id`);
    else if (sameName)
      this.#report(file, 'name', `the name ${quoteText(fields.name)} is taken by ${this.#fileOf(sameName)}; give one of them another name`);
    else {
      const { _id: slug, name, shortname, description, keywords = [], images = [], services = [] } = fields;
      this.#add(
        { ...UNDESCRIBED, slug, name, shortname, description, keywords, images: images.map(toImage), services, hasFile: true },
        file,
      );
    }
    return !sameSlug && !sameName;
  }

  /** An article may use a topic's short name or slug; another topic's full name goes first. */
  #addAlternativeNames({ _id, name, shortname }: TopicFields): void {
    const topic = this.#byName.get(foldName(name));
    for (const alternative of [shortname, _id]) {
      if (topic && alternative && !this.#byName.has(foldName(alternative))) this.#byName.set(foldName(alternative), topic);
    }
  }

  #setParent(file: string, { _id, parent }: TopicFields): void {
    const entry = this.#bySlug.get(foldAddressPart(_id));
    if (!entry || parent === undefined) return;
    const parentTopic = this.#byName.get(foldName(parent));
    if (!parentTopic) {
      this.#report(file, 'parent', `the parent ${quoteText(parent)} has no topic file; add one, or remove the line`);
      return;
    }
    // Articles are resolved later, so nobody holds the object that is replaced here.
    const topic = { ...entry.topic, parent: parentTopic.slug };
    for (const [name, known] of this.#byName) if (known === entry.topic) this.#byName.set(name, topic);
    this.#bySlug.set(foldAddressPart(_id), { topic, file });
  }

  #checkParents(file: string, { _id }: TopicFields): void {
    const passed = new Set<string>();
    for (let slug: string | undefined = _id; slug !== undefined; slug = this.#bySlug.get(foldAddressPart(slug))?.topic.parent) {
      if (passed.has(slug)) {
        this.#report(file, 'parent', `the parents form a circle (${[...passed, slug].join(' → ')}); remove one of them`);
        return;
      }
      passed.add(slug);
    }
  }

  #fileOf(topic: Topic): string | undefined {
    return this.#bySlug.get(foldAddressPart(topic.slug))?.file;
  }

  #report(file: string, field: string, message: string): void {
    this.findings.push({ severity: 'error', file, path: [field], message });
  }
}

/** An article of which all is known but who its provider is. */
export type ResolvedArticle = Omit<ParsedArticle, 'topicNames' | 'links'> & { topics: readonly Topic[] };

/**
 * Gives articles their topics. Of two names that share an address, the one met first keeps it: hand in the oldest first.
 * A pair of names is reported once, however many articles use it; those with the second name are left out of the result.
 */
export function resolveTopics(
  articles: readonly ParsedArticle[],
  registry: TopicRegistry,
): { articles: ResolvedArticle[]; findings: Finding[]; refused: Set<string> } {
  const resolved: ResolvedArticle[] = [];
  const byName = new Map<string, Finding & { others: Set<string> }>();
  const refused = new Set<string>();
  for (const { topicNames, links: _links, ...article } of articles) {
    const topics = new Map<string, Topic>();
    for (const [index, name] of topicNames.entries()) {
      const topic = registry.resolve(name, article.file);
      if (!('message' in topic)) {
        topics.set(topic.slug, topic);
        continue;
      }
      refused.add(article.file);
      const key = foldName(name);
      const reported = byName.get(key);
      if (reported?.file === article.file) continue;
      if (reported) {
        reported.others.add(article.file);
        continue;
      }
      const finding = { severity: 'error', file: article.file, path: ['topics', index], message: topic.message } as const;
      byName.set(key, { ...finding, others: new Set() });
    }
    if (!refused.has(article.file)) resolved.push({ ...article, topics: [...topics.values()] });
  }
  const findings = [...byName.values()].map(({ others, ...finding }) => ({
    ...finding,
    message:
      others.size > 0
        ? `${finding.message} (${others.size} more ${others.size === 1 ? 'file uses' : 'files use'} the name)`
        : finding.message,
  }));
  return { articles: resolved, findings, refused };
}
