import type { Author } from '../article.ts';
import type { AuthorFields } from '../fields/records/author-schema.ts';
import type { YamlFile } from '../files/read-yaml-files.ts';
import { namePicture } from '../to-image.ts';
import { NameRegistry, type RefusedName } from './name-registry.ts';

/** An author without a file. */
export function describeUnknownAuthor(slug: string, name: string): Author {
  return { slug, name, role: undefined, description: undefined, picture: undefined, aliases: [], links: [] };
}

/** The authors of a publication: those with a file, and those that articles name. */
export class AuthorRegistry extends NameRegistry<Author> {
  constructor(files: readonly YamlFile<AuthorFields>[]) {
    super({ folder: 'authors', noun: 'author' });
    const accepted = files.filter(({ file, fields }) => this.accept(describeAuthor(fields), file));
    for (const { file, fields } of accepted) this.addAliases(describeAuthor(fields), file);
  }

  /**
   * The author of that `_id`, else of that name, else the one whose address the name gives, made on the spot if there is none;
   * or what is wrong with the name. Of a person without a file, the first spelling that is met is shown.
   */
  resolve(name: string, file: string): Author | RefusedName {
    const known = this.findBySlug(name)?.item ?? this.findByName(name);
    if (known) return known;
    const slug = this.makeSlug(name);
    if (typeof slug !== 'string') return slug;
    const namesake = this.findBySlug(slug)?.item ?? this.findByFormerSlug(slug);
    if (namesake) {
      this.addName(name, namesake);
      return namesake;
    }
    const author = describeUnknownAuthor(slug, name);
    this.add(author, file);
    return author;
  }
}

function describeAuthor({ _id: slug, name, role, description, picture, aliases = [], links = [] }: AuthorFields): Author {
  return { slug, name, role, description, picture: picture === undefined ? undefined : namePicture(picture), aliases, links };
}
