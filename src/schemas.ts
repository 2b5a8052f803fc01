/*
 * What a program may import from `broadsheet/schemas`: the fields of a paper's files as zod schemas, for bots that check what they write.
 * `npm run check` knows more, such as two articles of one address.
 */
export { articleSchema } from './content/fields/article-schema.ts';
export { authorSchema } from './content/fields/records/author-schema.ts';
export { frontSchema } from './content/fields/records/front-schema.ts';
export { pageSchema } from './content/fields/records/page-schema.ts';
export { providerSchema } from './content/fields/records/provider-schema.ts';
export { topicSchema } from './content/fields/records/topic-schema.ts';
export { siteSchema } from './content/fields/site/site-schema.ts';
