import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { ENGINE_DIR, temporaryFolder } from '../run-command.ts';
import { findWrongArrows } from './find-wrong-arrows.ts';
import { listCode } from './mirror-code.ts';
import { findRoom, readRooms } from './read-rooms.ts';

const ROOMS = readRooms();

/** With more, a second noun most likely wants a second room, or a second file. */
const MOST_FILES = 20;
const MOST_LINES = 200;

/** All that the site says in a language; in two files it would be harder to translate. */
const LONGER = /^src\/words\/[a-z]{2}\.ts$/;

const FILES = listCode(ENGINE_DIR);

it('every room of the code has its row in docs/architecture.md, and every row its room', () => {
  expect(FILES.filter((file) => findRoom(file, ROOMS) === undefined)).toEqual([]);
  const found = new Set(FILES.map((file) => findRoom(file, ROOMS)));
  expect(ROOMS.filter((room) => !found.has(room))).toEqual([]);
  expect(new Set(ROOMS).size).toBe(ROOMS.length);
});

it('every import points down from room to room, none in a circle, and some lead to every file', async () => {
  expect(await findWrongArrows(ENGINE_DIR, ROOMS)).toEqual([]);
});

it('an import that points the wrong way is found, and what to do about it', async () => {
  const folder = await temporaryFolder();
  const planted = {
    'scripts/build.ts': "import { dev } from 'astro';",
    'src/pages/index.astro': `---
import type { APIRoute } from 'astro';
import Masthead from '../components/site/Masthead.astro';
---
<script>import '../browser/site/theme-switch.ts';</script>`,
    'src/components/site/Masthead.astro': "---\nimport Page from '../../layouts/Page.astro';\nimport './masthead.css';\n---\n",
    'src/components/site/masthead.css': 'header {}',
    'src/layouts/Page.astro': "---\nimport type { Feed } from '../feeds/feed.ts';\n---\n",
    'src/feeds/feed.ts': "import type { Item } from './feed-item.ts';",
    'src/feeds/feed-item.ts': "import type { Feed } from './feed.ts';",
    'src/browser/site/theme-switch.ts': "import { readFile } from 'node:fs';\nimport type { Article } from '../../content/article.ts';",
    'src/content/article.ts': "import type { Route } from 'astro/runtime/server/index.js';",
    'src/publish/render/render-site.ts': "new Worker(new URL('./render-thread.ts', import.meta.url));",
    'src/publish/render/render-thread.ts': '',
    'src/images/draw/draw-icon.ts': "import type { Article } from '../../content/article.ts';",
  };
  for (const [file, text] of Object.entries(planted)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }
  const found = await findWrongArrows(folder, ROOMS);
  expect(found.toSorted()).toEqual(
    [
      'scripts/build.ts → node_modules/astro/dist/index.js: only src/publish/astro/ knows Astro',
      'src/browser/site/theme-switch.ts → fs: this runs in a browser',
      'src/components/site/Masthead.astro → src/layouts/Page.astro: its room stands above src/components/site/',
      'src/content/article.ts → node_modules/astro/dist/runtime/server/index.js: only src/publish/astro/ knows Astro',
      'src/feeds/feed-item.ts → src/feeds/feed.ts → src/feeds/feed-item.ts: a circle',
      'src/images/draw/draw-icon.ts → src/content/article.ts: pictures know nothing of articles',
      'src/images/draw/draw-icon.ts: no command, page or thread leads here',
      'src/publish/render/render-site.ts: no command, page or thread leads here',
    ].map((message) => expect.stringContaining(message)),
  );
});

it(`no room holds more than ${MOST_FILES} files`, () => {
  const rooms = Map.groupBy(FILES, (file) => dirname(file));
  expect([...rooms].filter(([, { length }]) => length > MOST_FILES).map(([room, { length }]) => `${room}: ${length}`)).toEqual([]);
});

it(`no file of code has more than ${MOST_LINES} lines`, () => {
  // A style sheet is as long as what it styles.
  const code = FILES.filter((file) => !file.endsWith('.css') && !LONGER.test(file));
  const lines = (file: string) => readFileSync(join(ENGINE_DIR, file), 'utf8').split('\n').length - 1;
  expect(code.filter((file) => lines(file) > MOST_LINES).map((file) => `${file}: ${lines(file)}`)).toEqual([]);
});
