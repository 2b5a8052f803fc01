import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { loadYaml } from '../../../src/content/files/load-yaml.ts';
import { copyBuiltParts, readBuiltParts } from './built-parts.ts';
import { fitHugoVersion } from './fit-hugo-version.ts';
import { readSourceArticle, toTopicSlug } from './read-source-article.ts';

/**
 * Writes a Hugo project that makes the same pages of a publication. This is not timed: who uses Hugo has its content
 * in Hugo's form.
 * @param contentDir the publication
 * @param folder where the project goes; made if missing
 * @param built what Broadsheet made of the publication: styles, fonts and pictures come from there
 * @param version of the Hugo that is to build it
 */
export async function prepareHugo(contentDir: string, folder: string, built: string, version: string): Promise<void> {
  await cp(join(import.meta.dirname, 'hugo'), folder, { recursive: true });
  await fitHugoVersion(folder, version);
  const providers = new Map<string, string>();
  await mkdir(join(folder, 'content/news'), { recursive: true });
  for (const file of await readdir(join(contentDir, 'news'))) {
    const text = await readFile(join(contentDir, 'news', file), 'utf8');
    const { provider, isDraft } = readSourceArticle(text, basename(file, '.md'));
    if (!isDraft) providers.set(provider.domain, provider.name);
    await writeFile(join(folder, 'content/news', file), convertForHugo(text, basename(file, '.md')));
  }
  for (const [domain, title] of providers) await writeTerm(folder, 'providers', domain, writeFrontMatter({ title }));
  for (const file of await readdir(join(contentDir, 'topics'))) {
    const { slug, text } = convertTopicForHugo(await readFile(join(contentDir, 'topics', file), 'utf8'));
    await writeTerm(folder, 'topics', slug, text);
  }
  const { styles, headers, footer, ...parts } = await readBuiltParts(built);
  await writePartials(join(folder, 'layouts/partials/styles'), styles);
  await writePartials(join(folder, 'layouts/partials/built'), { ...headers, footer });
  await mkdir(join(folder, 'data'), { recursive: true });
  await writeFile(join(folder, 'data/publication.json'), JSON.stringify(parts, undefined, 2));
  await copyBuiltParts(built, join(folder, 'static'));
}

/** An article's file as Hugo's own front matter and the same body. Its path is `content/news/<slug>.md`. */
export function convertForHugo(text: string, slug: string): string {
  const { title, excerpt, date, isDraft, topics, body, ...article } = readSourceArticle(text, slug);
  const { type, quality, heat, originalUrl, webUrl, provider, images, related, youtube, secured } = article;
  const fields = {
    title,
    description: excerpt,
    date,
    draft: isDraft,
    topics,
    providers: [provider.domain],
    archive: [date.slice(0, 'YYYY-MM'.length)],
    newsletter: [date.slice(0, 'YYYY-MM-DD'.length)],
    search: [date.slice(0, 'YYYY'.length)],
    storyType: type,
    quality,
    heat,
    originalUrl,
    webUrl,
    provider,
    images,
    related,
    youtube,
    secured,
  };
  return `${writeFrontMatter(fields)}\n${body}\n`;
}

/** A topic's file as the page of Hugo's term; its path is `content/topics/<slug>/_index.md`. */
export function convertTopicForHugo(yaml: string): { slug: string; text: string } {
  const { _id: slug, name, parent, description } = loadYaml(yaml) as { _id: string; name: string; parent?: string; description: string };
  return { slug, text: writeFrontMatter({ title: name, description, parentTopic: parent && toTopicSlug(parent) }) };
}

/** JSON is the front matter that Hugo reads fastest. */
function writeFrontMatter(fields: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify(fields, undefined, 2)}\n`;
}

async function writePartials(folder: string, texts: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, `${name}.html`), text);
}

async function writeTerm(folder: string, taxonomy: string, term: string, text: string): Promise<void> {
  await mkdir(join(folder, 'content', taxonomy, term), { recursive: true });
  await writeFile(join(folder, 'content', taxonomy, term, '_index.md'), text);
}
