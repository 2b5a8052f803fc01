import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from './create-random.ts';

const WORDS =
  'research team model learning data drug approval gene system cloud network image vision language robot market study new health patient algorithm chip energy security policy company launch growth tool service platform science human brain signal deep neural training agent search translation speech car driver sensor factory'.split(
    ' ',
  );
const ENTITIES = ['&#8217;s', '&#8211;', '&amp;', '&nbsp;', '&#8230;', '’', 'é', '→'];
const TOPICS: readonly (readonly [name: string, parent?: string])[] = [
  ['AI'],
  ...['Machine Learning', 'Computer Vision', 'Natural Language Processing', 'AI Ethics', 'AI Hardware', 'AI in Autos'].map(underAi),
  ...['AI in Healthcare', 'AI in Finance', 'AI in Marketing', 'AI in Education', 'AI in Robotics', 'AI in Security'].map(underAi),
  ['Speech', 'Natural Language Processing'],
  ['Machine Translation', 'Natural Language Processing'],
  ['Face Recognition', 'Computer Vision'],
  ...['C++', 'C#', 'R&D', 'Élections'].map((name) => [name] as const),
];
const SLUGS: Readonly<Record<string, string>> = { 'C++': 'c-plus-plus', 'C#': 'c-sharp', 'R&D': 'r-and-d', Élections: 'elections' };
const FIRST_DAY = Date.UTC(2019, 0, 1);
const SPAN = 5 * 365 * 86_400_000;

/**
 * Writes a publication of any size, the same bytes each time. Articles are spread over five years. By the shares that real
 * publications of this kind have, each has a provider (of 400) and one to three topics (of 20, few of which carry most), 8 % no
 * picture, 2 % a video, half a body of 300 words, a third coverage elsewhere, a sixth entities in their excerpt, a twelfth CRLF.
 * @param count articles
 */
export function generatePublication(count: number, folder: string): void {
  const random = createRandom(7);
  const write = createWriter(random);
  mkdirSync(join(folder, 'news'), { recursive: true });
  mkdirSync(join(folder, 'topics'), { recursive: true });
  for (const [index, [name, parent]] of TOPICS.entries()) {
    const slug = SLUGS[name] ?? slugify(name);
    const lines = [`_id: ${slug}`, `name: "${name}"`, ...(parent ? [`parent: "${parent}"`] : []), `description: "${write.words(8, 14)}."`];
    writeFileSync(join(folder, `topics/${String(index).padStart(2, '0')}-${slug}.yaml`), `${lines.join('\n')}\n`);
  }
  for (let index = 0; index < count; index += 1) {
    const moment = FIRST_DAY + Math.floor((SPAN * (index + random())) / count / 1000) * 1000;
    const { name, text } = writeArticle(index, moment, random, write);
    writeFileSync(join(folder, 'news', `${name}.md`), random() < 1 / 12 ? text.replaceAll('\n', '\r\n') : text);
  }
}

type Random = () => number;
type Writer = ReturnType<typeof createWriter>;

function writeArticle(index: number, moment: number, random: Random, { words, between, pickSkewed, provider, image }: Writer) {
  const title = words(6, 14);
  const source = provider();
  const url = `https://${source.domain}/${slugify(title)}`;
  const isVideo = random() < 0.02;
  const entity = random() < 1 / 6 ? ` ${ENTITIES[between(0, ENTITIES.length - 1)]} ${words(2, 5)}` : '';
  const quality = between(0, 140);
  const topics = new Set(Array.from({ length: between(1, 3) }, () => pickSkewed(TOPICS)[0]));
  const lines = [
    '---',
    'category: news',
    `title: "${title}"`,
    `excerpt: "${words(20, 45)}${entity}."`,
    `publishedDateTime: ${stamp(moment)}`,
  ];
  lines.push(`originalUrl: "${url}"`, ...(isVideo ? [] : [`webUrl: "${url}"`]), `type: ${isVideo ? 'video' : 'article'}`);
  lines.push(`quality: ${quality}`, `heat: ${random() < 0.1 ? -1 : quality}`, 'published: true');
  if (isVideo) lines.push(`featuredContent: "<iframe src=\\"https://www.youtube.com/embed/abc${index}\\" allowfullscreen></iframe>"`);
  lines.push(
    'provider:',
    `  name: ${source.name}`,
    `  domain: ${source.domain}`,
    'topics:',
    ...[...topics].map((topic) => `  - "${topic}"`),
  );
  if (random() >= 0.08) lines.push('images:', ...image(`${source.domain}/${index}`, 1280, 781, '  '), '    isCached: true');
  if (random() < 1 / 3) {
    lines.push('related:');
    for (let story = between(1, 3); story > 0; story -= 1) {
      const other = provider();
      const headline = words(6, 14);
      lines.push(
        `  - title: "${headline}"`,
        `    excerpt: "${words(15, 40)}."`,
        `    publishedDateTime: ${stamp(moment + 3_600_000 * story)}`,
      );
      lines.push(`    webUrl: "https://${other.domain}/${slugify(headline)}"`, '    type: article', '    provider:');
      lines.push(`      name: ${other.name}`, `      domain: ${other.domain}`, '    quality: 30', '    images:');
      lines.push(...image(`${other.domain}/r${index}-${story}`, 620, 480, '      '));
    }
  }
  const sealed = (length: number) => Buffer.from(Array.from({ length }, () => between(0, 255))).toString('base64');
  lines.push(`secured: "${sealed(400)};${sealed(16)}"`, '---', '');
  if (random() < 0.5) {
    lines.push(`## ${words(3, 6)}`, '');
    for (let paragraph = 0; paragraph < 4; paragraph += 1) {
      lines.push(`${words(60, 90)}. **${words(2, 4)}** and [${words(2, 3)}](${url}).`, '');
    }
  }
  return { name: `${stamp(moment).slice(0, 10)}-${slugify(title).slice(0, 90)}-${index}`, text: lines.join('\n') };
}

function createWriter(random: Random) {
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  const words = (low: number, high: number) => {
    const text = Array.from({ length: between(low, high) }, () => WORDS[between(0, WORDS.length - 1)]).join(' ');
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
  /** Favours the front of a list, as readers and editors do. */
  const pickSkewed = <Item>(list: readonly Item[]): Item => list[Math.floor(list.length * random() ** 2.5)] as Item;
  const providers = Array.from({ length: 400 }, (_, index) => ({ name: `${words(2, 2)} ${index}`, domain: `provider${index}.example` }));
  const image = (path: string, width: number, height: number, indent: string) => [
    `${indent}- url: "https://images.example/${path}.jpg"`,
    `${indent}  width: ${width}`,
    `${indent}  height: ${height}`,
  ];
  return { between, words, pickSkewed, provider: () => pickSkewed(providers), image };
}

function underAi(name: string): readonly [string, string] {
  return [name, 'AI'];
}

function stamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('.000Z', 'Z');
}

function slugify(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
