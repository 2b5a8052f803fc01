import type { Person, ProfilePage } from 'schema-dts';
import type { Author } from '../../content/article.ts';
import type { Site } from '../../site.ts';
import type { StructuredContext } from './structured-data.ts';

/** An author, for the author's page. */
export function describeProfile(author: Author, context: StructuredContext & Pick<Site, 'findPicture'>) {
  const { description, picture } = author;
  const portrait = picture && context.findPicture(picture.url, 'portrait');
  return {
    '@type': 'ProfilePage',
    mainEntity: {
      ...describePerson(author, context),
      ...(description !== undefined && { description }),
      ...(portrait && { image: context.addresses.absolute(portrait.src) }),
    },
  } as const satisfies ProfilePage;
}

/** An author as the stories' pages name one. */
export function describePerson({ slug, name, role, links }: Author, { addresses }: StructuredContext) {
  return {
    '@type': 'Person',
    name,
    url: addresses.absolute(addresses.author(slug)),
    ...(role !== undefined && { jobTitle: role }),
    ...(links.length > 0 && { sameAs: links.map(({ url }) => url) }),
  } as const satisfies Person;
}
