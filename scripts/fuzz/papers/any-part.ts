import fc from 'fast-check';
import { articleSchema } from '../../../src/content/fields/article-schema.ts';
import { authorSchema } from '../../../src/content/fields/records/author-schema.ts';
import { pageSchema } from '../../../src/content/fields/records/page-schema.ts';
import { providerSchema } from '../../../src/content/fields/records/provider-schema.ts';
import { topicSchema } from '../../../src/content/fields/records/topic-schema.ts';
import { anyArticle, anyMoment, writeArticle } from './any-article.ts';
import { anyAddress, anyFileName } from './any-name.ts';
import { OTHER_NAMES } from './any-settings.ts';
import { anyText } from './any-text.ts';
import { anyYaml, listNames, ODD_FILES } from './any-yaml.ts';
import { MARKS } from './marks.ts';
import { file, type Part } from './paper.ts';

const anyPath = fc.tuple(fc.constantFrom('', '', '', '2026/', 'a/b/'), anyFileName).map(([folder, name]) => `news/${folder}${name}.md`);

/** Mostly published. */
const hostileArticle = fc
  .record({
    path: anyPath,
    article: anyArticle,
    extra: fc.record(
      {
        slug: anyFileName,
        aliases: fc.array(anyAddress, { maxLength: 3 }),
        id: anyText,
        secured: fc.constant(MARKS.sealed.join(';')),
        expires: fc.oneof({ weight: 3, arbitrary: fc.constant('2099-01-01T00:00:00Z') }, { weight: 1, arbitrary: anyMoment }),
        withdrawn: fc.record(
          { date: fc.oneof(fc.constant('2099-01-01T00:00:00Z'), anyMoment), reason: anyText },
          { requiredKeys: ['date'] },
        ),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ path, article, extra }) => file(path, writeArticle({ ...article, fields: { ...article.fields, ...extra } })));

const plainFields = (title: string, publishedDateTime: string) => ({
  title,
  publishedDateTime,
  originalUrl: 'https://lamp.example/story',
  provider: { name: 'Lamp', domain: 'lamp.example' },
});

/** Never published; see {@link MARKS}. */
const hiddenArticle = fc
  .record({ number: fc.nat(9), why: fc.constantFrom('draft', 'future', 'expired'), moment: anyMoment, article: anyArticle })
  .map(({ number, why, moment, article }) => {
    const [mark] = MARKS.unpublished;
    const fields = {
      ...plainFields(`${mark} ${number}`, why === 'future' ? '2099-01-01T00:00:00Z' : moment),
      excerpt: mark,
      provider: { name: mark, domain: `${mark}.example` },
      topics: [`${mark} topic`],
      aliases: [`/${mark}-old-${number}/`],
      ...(why === 'draft' && { published: false }),
      ...(why === 'expired' && { expires: '2026-01-02T00:00:00Z' }),
    };
    return file(`news/${mark}-${number}.md`, writeArticle({ fields, body: `${mark}\n\n${article.body}` }));
  });

const wildArticle = fc
  .record({ path: anyPath, lines: anyYaml([...listNames(articleSchema), ...Object.keys(OTHER_NAMES)]), moment: anyMoment, body: anyText })
  .map(({ path, lines, moment, body }) => {
    const good = Object.entries(plainFields('A title', moment)).filter(([name]) => !lines.includes(`${name}:`));
    const yaml = good.map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`).join('');
    return file(path, `---\n${yaml}${lines}---\n${body}`);
  });

const drawSvg = (text: string) => `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${text}</svg>`;

/** At any address, and mostly right. */
const ownPage = fc
  .record({
    name: anyFileName,
    fields: fc.record(
      { title: anyText, description: anyText, menu: fc.constantFrom('bar', 'footer', 'none') },
      { requiredKeys: ['title'] },
    ),
    lines: fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 1, arbitrary: anyYaml(listNames(pageSchema)) }),
    body: anyText,
  })
  .map(({ name, fields, lines, body }) => file(`pages/${name}.md`, writeArticle({ fields, body }).replace(/(?<=^---\n)/, lines)));

const rootFile = fc
  .tuple(anyFileName, fc.constantFrom('txt', 'svg', 'html', 'js', ''), fc.oneof(anyText, fc.constant('plain'), anyText.map(drawSvg)))
  .map(([name, ending, content]) => file(`public/${name}${ending && '.'}${ending}`, content));

const frontFile = fc
  .record(
    {
      lead: fc.nat(30).map((number) => `story-${number}`),
      pinned: fc.array(anyFileName, { maxLength: 2 }),
      breaking: fc.record({ text: anyText, link: anyAddress, until: anyMoment }, { requiredKeys: ['text'] }),
    },
    { requiredKeys: [] },
  )
  .map((fields) => file('front.yaml', JSON.stringify(fields)));

const oddArticle = fc.tuple(anyPath, fc.constantFrom(...ODD_FILES)).map(([path, text]) => file(path, text));
const bytesArticle = fc.tuple(anyPath, fc.uint8Array({ maxLength: 200 })).map(([path, bytes]) => file(path, bytes));

const yamlFile = fc.oneof(
  fc
    .tuple(anyFileName, anyYaml(listNames(topicSchema)))
    .map(([name, lines]) => file(`topics/${name}.yaml`, `_id: ${JSON.stringify(name)}\n${lines}`)),
  fc
    .tuple(anyFileName, anyYaml(listNames(authorSchema)))
    .map(([name, lines]) => file(`authors/${name}.yaml`, `_id: ${JSON.stringify(name)}\n${lines}`)),
  fc.tuple(anyFileName, anyYaml(listNames(providerSchema))).map(([name, lines]) => file(`providers/${name}.yaml`, lines)),
  fc
    .tuple(fc.constantFrom('en', 'de', 'ar', 'x'), anyText, anyText)
    .map(([tag, home, table]) => file(`words/${tag}.yaml`, JSON.stringify({ site: { home, menu: table }, story: { table } }))),
);

const picture = fc
  .tuple(anyFileName, fc.constantFrom('jpg', 'png', 'svg', 'webp'), fc.oneof(fc.uint8Array({ maxLength: 200 }), anyText))
  .map(([name, ending, content]) => file(`images/${name}.${ending}`, content));

/** Links, devices, and folders in places of files. */
const oddPart: fc.Arbitrary<Part> = fc
  .record({
    path: fc.oneof(
      anyPath,
      fc.constantFrom('topics', 'providers', 'authors', 'images', 'public', 'topics/x.yaml', 'images/x.jpg', 'news/sub', 'news/x', 'pages'),
    ),
    kind: fc.constantFrom('folder', 'link', 'fifo', 'file'),
    content: fc.constantFrom('../../outside/story.md', '../outside', '/etc/passwd', '.', 'nowhere', '..', '/dev/zero'),
  })
  .map((part): Part => part);

/** One thing in a content folder besides its settings. */
export const anyPart: fc.Arbitrary<Part> = fc.oneof(
  { weight: 12, arbitrary: hostileArticle },
  { weight: 3, arbitrary: hiddenArticle },
  { weight: 4, arbitrary: wildArticle },
  { weight: 2, arbitrary: ownPage },
  { weight: 1, arbitrary: rootFile },
  { weight: 1, arbitrary: frontFile },
  { weight: 2, arbitrary: oddArticle },
  { weight: 1, arbitrary: bytesArticle },
  { weight: 2, arbitrary: yamlFile },
  { weight: 1, arbitrary: picture },
  { weight: 1, arbitrary: oddPart },
);
