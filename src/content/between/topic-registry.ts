import type { Topic } from '../article.ts';
import type { TopicFields } from '../fields/records/topic-schema.ts';
import type { YamlFile } from '../files/read-yaml-files.ts';
import { quoteText } from '../problems/describe-value.ts';
import { toImage } from '../to-image.ts';
import { NameRegistry, type RefusedName } from './name-registry.ts';

/** What nobody says of a topic without a file. */
const UNDESCRIBED = {
  shortname: undefined,
  description: undefined,
  keywords: [],
  aliases: [],
  parent: undefined,
  images: [],
  services: [],
  hasFile: false,
};

/** A topic without a file. */
export function describeUnknownTopic(slug: string, name: string): Topic {
  return { ...UNDESCRIBED, slug, name };
}

/** The topics of a publication: those with a file, and those that articles name. */
export class TopicRegistry extends NameRegistry<Topic> {
  constructor(files: readonly YamlFile<TopicFields>[]) {
    super({ folder: 'topics', noun: 'topic' });
    const accepted = files.filter(({ file, fields }) => this.accept(describeTopic(fields), file));
    for (const { file, fields } of accepted) this.addAliases(describeTopic(fields), file);
    for (const { fields } of accepted) this.#addAlternativeNames(fields);
    for (const { file, fields } of accepted) this.#setParent(file, fields);
    for (const { file, fields } of accepted) this.#checkParents(file, fields);
  }

  /** The topic of that name, made on the spot if no file describes it; or what is wrong with the name. */
  resolve(name: string, file: string): Topic | RefusedName {
    const known = this.findByName(name);
    if (known) return known;
    const slug = this.makeSlug(name);
    if (typeof slug !== 'string') return slug;
    const renamed = this.findByFormerSlug(slug);
    if (renamed) {
      this.addName(name, renamed);
      return renamed;
    }
    const rival = this.findBySlug(slug);
    if (rival) {
      const both = `the topics ${quoteText(name)} and ${quoteText(rival.item.name)} (${rival.file}) share the address /topics/${slug}/`;
      return { message: `${both}; ${this.adviseFile(name)}, or use one name in both files` };
    }
    const topic = describeUnknownTopic(slug, name);
    this.add(topic, file);
    return topic;
  }

  /** An article may use a topic's short name or slug; another topic's full name goes first. */
  #addAlternativeNames({ _id, name, shortname }: TopicFields): void {
    const topic = this.findByName(name);
    for (const alternative of [shortname, _id]) if (topic && alternative) this.addName(alternative, topic);
  }

  #setParent(file: string, { _id, parent }: TopicFields): void {
    const topic = this.findBySlug(_id)?.item;
    if (!topic || parent === undefined) return;
    const above = this.findByName(parent);
    if (above) this.replace(topic, { ...topic, parent: above.slug });
    else this.report(file, ['parent'], `the parent ${quoteText(parent)} has no topic file; add one, or remove the line`);
  }

  #checkParents(file: string, { _id }: TopicFields): void {
    const passed = new Set<string>();
    for (let slug: string | undefined = _id; slug !== undefined; slug = this.findBySlug(slug)?.item.parent) {
      if (passed.has(slug)) {
        this.report(file, ['parent'], `the parents form a circle (${[...passed, slug].join(' → ')}); remove one of them`);
        return;
      }
      passed.add(slug);
    }
  }
}

function describeTopic({ _id: slug, keywords = [], aliases = [], images, services = [], ...fields }: TopicFields): Topic {
  const { name, shortname, description } = fields;
  return { ...UNDESCRIBED, slug, name, shortname, description, keywords, aliases, images: images.map(toImage), services, hasFile: true };
}
