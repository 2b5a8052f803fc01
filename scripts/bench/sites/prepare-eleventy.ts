import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { loadYaml } from '../../../src/content/files/load-yaml.ts';
import { copyBuiltParts, readBuiltParts } from './built-parts.ts';
import { readSourceArticle, toTopicSlug } from './read-source-article.ts';

/**
 * Writes an Eleventy project that makes the same pages of a publication; not timed, see `prepareHugo`.
 * @param contentDir the publication
 * @param folder where the project goes; made if missing
 * @param built what Broadsheet made of the publication: styles, fonts and pictures come from there
 */
export async function prepareEleventy(contentDir: string, folder: string, built: string): Promise<void> {
  await cp(join(import.meta.dirname, 'eleventy'), folder, { recursive: true });
  await mkdir(join(folder, 'news'), { recursive: true });
  for (const file of await readdir(join(contentDir, 'news'))) {
    const text = await readFile(join(contentDir, 'news', file), 'utf8');
    await writeFile(join(folder, 'news', file), convertForEleventy(text, basename(file, '.md')));
  }
  await writeFile(join(folder, 'topics.json'), await convertTopicsForEleventy(contentDir));
  await writeFile(join(folder, 'publication.json'), JSON.stringify(await readBuiltParts(built), undefined, 2));
  await copyBuiltParts(built, join(folder, 'static'));
}

/** An article's file as front matter that Eleventy reads and the same body. Its path is `news/<slug>.md`. */
export function convertForEleventy(text: string, slug: string): string {
  const { title, excerpt, date, isDraft, topics, body, ...article } = readSourceArticle(text, slug);
  const { type, quality, heat, originalUrl, webUrl, provider, images, related, youtube, secured } = article;
  const fields = { title, description: excerpt, date, draft: isDraft, topics, storyType: type };
  const others = { quality, heat, originalUrl, webUrl, provider, images, related, youtube, secured };
  // JSON is the front matter that gray-matter reads fastest.
  return `---json\n${JSON.stringify({ ...fields, ...others }, undefined, 2)}\n---\n\n${body}\n`;
}

/** All topics of a publication; the path is `topics.json`. */
export async function convertTopicsForEleventy(contentDir: string): Promise<string> {
  const files = (await readdir(join(contentDir, 'topics'))).toSorted();
  const texts = await Promise.all(files.map((file) => readFile(join(contentDir, 'topics', file), 'utf8')));
  const topics = texts.map((text) => {
    const { _id: slug, name, parent, description } = loadYaml(text) as { _id: string; name: string; parent?: string; description: string };
    return { slug, name, parent: parent && toTopicSlug(parent), description };
  });
  return JSON.stringify(topics, undefined, 2);
}
