import { toAddressPart } from '../../text/to-address-part.ts';
import { findAddressFault, foldAddressPart } from '../fields/address-part.ts';
import { quoteText } from '../problems/describe-value.ts';
import type { Finding } from '../problems/finding.ts';
import type { FieldPath } from '../problems/locate-field.ts';
import type { NameTies } from '../ties.ts';

/** What articles name: a topic, an author. */
export interface Named {
  /** Its address on this site. */
  slug: string;
  name: string;
  /** Site paths that lead to it. */
  aliases: readonly string[];
}

/** Why a name leads to nothing. */
export interface RefusedName {
  message: string;
}

/** Where files of a kind lie, and what one of them is called. */
export interface NamedKind {
  folder: string;
  /** `topic` */
  noun: string;
}

/** What makes two spellings one name. */
export const foldName = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ');

/** All of one kind that a publication has: those with a file, and those that only articles name. */
export class NameRegistry<Item extends Named> {
  readonly findings: Finding[] = [];
  readonly kind: NamedKind;
  readonly #byName = new Map<string, Item>();
  readonly #bySlug = new Map<string, { item: Item; file: string }>();
  /** By the slugs that they had before. */
  readonly #byFormerSlug = new Map<string, string>();
  /** Slugs of those with a file. */
  readonly #described = new Set<string>();

  constructor(kind: NamedKind) {
    this.kind = kind;
  }

  get items(): Item[] {
    return [...this.#bySlug.values()].map(({ item }) => item);
  }

  /** As it is by now. */
  get ties(): NameTies {
    const entries = [...this.#bySlug];
    return {
      names: new Map([...this.#byName].map(([name, { slug }]) => [name, slug])),
      slugs: new Map(entries.map(([folded, { item }]) => [folded, item.slug])),
      owners: new Map(entries.map(([, { item, file }]) => [item.slug, { file, isDescribed: this.#described.has(item.slug) }])),
    };
  }

  /** Those that have a page: with a file, or used. */
  listShown(used: Iterable<Pick<Named, 'slug'>>): Item[] {
    const shown = new Set(this.#described);
    for (const { slug } of used) shown.add(slug);
    return this.items.filter(({ slug }) => shown.has(slug));
  }

  findByName(name: string): Item | undefined {
    return this.#byName.get(foldName(name));
  }

  /** With the file that described or named it first. */
  findBySlug(slug: string): { item: Item; file: string } | undefined {
    return this.#bySlug.get(foldAddressPart(slug));
  }

  /** By its slug, else by its name; one that only articles name is none. */
  readonly findDescribed = (name: string): Item | undefined => {
    const item = this.findBySlug(name)?.item ?? this.findByName(name);
    return item && this.#described.has(item.slug) ? item : undefined;
  };

  add(item: Item, file: string): void {
    this.#byName.set(foldName(item.name), item);
    this.#bySlug.set(foldAddressPart(item.slug), { item, file });
  }

  /** Adds what a file describes, unless an earlier one has its slug or its name. */
  accept(item: Item, file: string): boolean {
    const sameSlug = this.findBySlug(item.slug);
    const sameName = this.findByName(item.name);
    if (sameSlug) this.report(file, ['_id'], `_id ${quoteText(item.slug)} is taken by ${sameSlug.file}; give one of them another _id`);
    else if (sameName) {
      const owner = this.findBySlug(sameName.slug)?.file;
      this.report(file, ['name'], `the name ${quoteText(item.name)} is taken by ${owner}; give one of them another name`);
    } else {
      this.add(item, file);
      this.#described.add(item.slug);
    }
    return !sameSlug && !sameName;
  }

  /** An old slug of an item stands for it, in addresses and in articles that name it so. */
  addAliases({ slug, aliases }: Item, file: string): void {
    const start = `/${this.kind.folder}/`;
    for (const [index, alias] of aliases.entries()) {
      const former = alias.startsWith(start) ? alias.slice(start.length, -1) : '';
      const owner = this.findBySlug(former);
      if (owner) this.report(file, ['aliases', index], `the alias ${alias} is the address of ${owner.file}; remove the alias`);
      else if (former !== '') this.#byFormerSlug.set(foldAddressPart(former), slug);
    }
  }

  findByFormerSlug(slug: string): Item | undefined {
    const present = this.#byFormerSlug.get(foldAddressPart(slug));
    return present === undefined ? undefined : this.findBySlug(present)?.item;
  }

  /** A further name of an item; one that another has stays that one's. */
  addName(name: string, item: Item): void {
    if (!this.findByName(name)) this.#byName.set(foldName(name), item);
  }

  /** Articles are resolved later, so nobody holds the item that is replaced here. */
  replace(item: Item, by: Item): void {
    for (const [name, known] of this.#byName) if (known === item) this.#byName.set(name, by);
    const file = this.findBySlug(item.slug)?.file ?? '';
    this.#bySlug.set(foldAddressPart(by.slug), { item: by, file });
  }

  /** The slug that a name without a file gets. */
  makeSlug(name: string): string | RefusedName {
    const slug = toAddressPart(name);
    const fault = findAddressFault(slug);
    if (!fault) return slug;
    return { message: `the ${this.kind.noun} ${quoteText(name)} gives no address (it ${fault}); ${this.adviseFile(name)}` };
  }

  adviseFile(name: string): string {
    const { folder, noun } = this.kind;
    return `add a file such as ${folder}/my-${noun}.yaml with _id: my-${noun} and name: ${quoteText(name)}`;
  }

  report(file: string, path: FieldPath, message: string): void {
    this.findings.push({ severity: 'error', file, path, message });
  }
}
