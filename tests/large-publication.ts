import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writePlacedStory } from './places-publication.ts';

/** How many of each. Names begin with each letter in turn; every fifth story is by two authors, one in 27 stands under the whole of everything. */
export const LARGE = { sources: 400, topics: 270, authors: 60, month: 330 } as const;

/** The month with very many stories. */
export const FULL_MONTH = '2026/03';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

const wordFor = (index: number, kind: string) => `${LETTERS[index % LETTERS.length]}${kind} ${index}`;
const two = (value: number) => String(value).padStart(2, '0');

/** A paper of hundreds of sources, topics and authors, with a month of hundreds of stories; without pictures and bodies. */
export async function writeLargePublication(folder: string, settings = ''): Promise<void> {
  await mkdir(join(folder, 'news'), { recursive: true });
  await mkdir(join(folder, 'topics'), { recursive: true });
  await writeFile(
    join(folder, 'site.yaml'),
    `title: The Large Paper\nurl: https://large.example\ntimeZone: UTC\npageSize: 20\n${settings}`,
  );
  // A topic with all that its head can hold, and a tree whose branches differ in length.
  const description =
    'Everything that is far larger than anybody expected, measured twice, told at length and put into the proportion that it deserves.';
  await writeTopic(folder, 'whole', `name: The Whole of Everything\ndescription: "${description} ${description}"`);
  for (const [index, parts] of [12, 1, 4, 2].entries()) {
    await writeTopic(folder, `root-${index}`, `name: Root ${index}\nparent: The Whole of Everything\ndescription: "${description}"`);
    await writeTopic(folder, `top-${index}`, `name: Top ${index}\ndescription: A root of the tree.`);
    for (let part = 0; part < parts; part += 1)
      await writeTopic(folder, `part-${index}-${part}`, `name: Part ${index}.${part}\nparent: Top ${index}`);
  }
  const count = Math.max(LARGE.sources, LARGE.month + 70);
  for (let index = 0; index < count; index += 1) {
    const isOfMonth = index < LARGE.month;
    const day = isOfMonth ? 1 + ((index * 7) % 29) : 1 + (index % 28);
    const month = isOfMonth ? 3 : 4 + (index % 2);
    const at = `2026-${two(month)}-${two(day)}T${two(index % 24)}:00:00Z`;
    const topics = [wordFor(index % LARGE.topics, 'topic'), ...(index % 27 === 0 ? ['Root 1', 'The Whole of Everything'] : [])];
    const authors = index % 5 === 0 ? [wordFor(index % LARGE.authors, 'author'), wordFor((index + 1) % LARGE.authors, 'author')] : [];
    await writePlacedStory(folder, {
      slug: `story-${index}`,
      at,
      topics,
      authors,
      provider: `source-${index % LARGE.sources}.example`,
      providerName: wordFor(index % LARGE.sources, 'source'),
    });
  }
}

async function writeTopic(folder: string, slug: string, fields: string): Promise<void> {
  await writeFile(join(folder, 'topics', `${slug}.yaml`), `_id: ${slug}\n${fields}\n`);
}
