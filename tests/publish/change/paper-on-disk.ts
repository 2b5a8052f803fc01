import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeArticle } from '../../../scripts/fuzz/papers/any-article.ts';
import { ENGINE_DIR } from '../../../src/command/engine-code.mjs';
import { type Change, OTHERS, OWN_PICTURE, type PaperLife, type Story } from './any-paper-life.ts';

const IMAGES = join(ENGINE_DIR, 'tests/fixtures/small/images');

/** One of a few, the same as another one of the paper or none at all among them. */
function makePicture(pick: number): string | Buffer {
  if (pick === 13) return 'no picture';
  if (pick % 5 < 2) return readFileSync(join(IMAGES, ['moon.jpg', 'lamp.png'][pick % 5] ?? ''));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="36"><circle r="${pick % 5}0"/></svg>`;
}

/** A paper whose articles lie on the disk as they are here, unless somebody else changed a file: that is seen no sooner than it is written again. */
export class PaperOnDisk {
  readonly contentDir: string;
  #stories = new Map<string, Story & { body: string }>();

  constructor(contentDir: string, { settings, others, stories }: PaperLife) {
    this.contentDir = contentDir;
    mkdirSync(join(contentDir, 'news'), { recursive: true });
    const site = { url: 'https://paper.example', title: 'The Paper', ...settings };
    this.#put(
      'site.yaml',
      Object.entries(site)
        .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
        .join(''),
    );
    for (const path of others) this.#put(path, OTHERS[path] ?? '');
    mkdirSync(join(contentDir, 'images'));
    cpSync(join(IMAGES, 'moon.jpg'), join(contentDir, 'images/moon.jpg'));
    this.#put(OWN_PICTURE, makePicture(stories.length));
    for (const [number, story] of stories.entries()) this.#write(`news/story-${number}.md`, { ...story, body: `Text ${number}.` });
  }

  /** For files with errors, which keep a paper from being known. */
  drop(files: readonly string[]): void {
    for (const file of files) this.#remove(file);
  }

  change({ kind, pick, story }: Change): void {
    const files = [...this.#stories.keys()].toSorted();
    const file = files[pick % files.length];
    if (kind === 'add' || file === undefined) this.#write(`news/added-${pick}.md`, { ...story, body: 'What was added.' });
    else if (kind === 'image') this.#put(OWN_PICTURE, makePicture(pick));
    else if (kind === 'no image') rmSync(join(this.contentDir, OWN_PICTURE), { force: true });
    else if (kind === 'error') this.#put('news/faulty.md', '---\ntitle: 5\npublishedDateTime: never\n---\n');
    else this.#changeFile(kind, file, files[(pick * 7 + 1) % files.length] ?? file, { pick, story });
  }

  #changeFile(kind: Change['kind'], file: string, other: string, { pick, story }: Omit<Change, 'kind'>): void {
    const [old, second] = [file, other].map((one) => this.#stories.get(one));
    if (!old || !second) return;
    const edit = (fields: Partial<Story & { body: string }>) => this.#write(file, { ...old, ...fields });
    const place = (path: string, story = old) => {
      this.#remove(file);
      this.#write(path, story);
    };
    if (kind === 'delete') this.#remove(file);
    const aliases = pick % 2 === 0 ? [`/news/${file.split('/').at(-1)?.slice(0, -3)}/`] : undefined;
    if (kind === 'rename') place(`news/renamed-${pick}.md`, { ...old, odd: { ...old.odd, ...(aliases && { aliases }) } });
    if (kind === 'move') place(`news/folder-${pick % 3}/${file.split('/').at(-1)}`);
    if (kind === 'replace') {
      this.#remove(file);
      this.#write(`news/in-its-place-${pick}.md`, { ...story, odd: { slug: file.split('/').at(-1)?.slice(0, -3) }, body: 'In its place.' });
    }
    if (kind === 'swap') {
      edit(second);
      this.#write(other, old);
    }
    if (kind === 'title') edit({ title: `${story.title} ${pick}` });
    if (kind === 'body') edit({ body: `Other words ${pick}.` });
    if (kind === 'heat') edit({ heat: story.heat });
    if (kind === 'updated') edit({ updated: story.updated ?? '2026-04-01T11:00:00Z' });
    if (kind === 'date') edit({ date: story.date });
    if (kind === 'topics') edit({ topics: story.topics });
    if (kind === 'authors') edit({ authors: story.authors });
    if (kind === 'provider') edit({ provider: story.provider });
    if (kind === 'publish') edit({ isPublished: !old.isPublished });
    if (kind === 'odd') edit({ odd: story.odd });
    if (kind === 'picture') edit({ picture: story.picture ?? OWN_PICTURE });
    if (kind === 'link') edit({ link: story.link ?? `/news/story-${pick}/` });
  }

  #write(file: string, story: Story & { body: string }): void {
    this.#stories.set(file, story);
    const { title, date, updated, isPublished, heat, topics, authors, provider, link, picture, odd, body } = story;
    const fields = {
      title,
      publishedDateTime: date,
      ...(updated !== undefined && { updatedDateTime: updated }),
      ...(!isPublished && { published: false }),
      ...(heat !== undefined && { heat }),
      ...(topics.length > 0 && { topics }),
      ...(authors.length > 0 && { authors }),
      ...(provider && { provider, webUrl: `https://${provider.domain}/story` }),
      ...(picture !== undefined && { images: [{ url: picture, isCached: true }] }),
      ...odd,
    };
    const words = link === undefined ? '' : ` See [another](${link}).`;
    this.#put(file, writeArticle({ fields, body: `${body}${words}\n` }));
  }

  #remove(file: string): void {
    this.#stories.delete(file);
    rmSync(join(this.contentDir, file), { force: true });
  }

  #put(path: string, text: string | Buffer): void {
    const target = join(this.contentDir, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}
