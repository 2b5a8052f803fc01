import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { buildSite, temporaryFolder } from '../../run-command.ts';
import { serveFolder } from '../../serve-folder.ts';
import { launchBrowser } from '../launch-browser.ts';

export const CODE = 'const tide = await measure("harbour");\nif (tide > 3) ring(bell);\n';
const SENTENCE = 'The gauge at the harbour wall writes down how high the water stands, and nobody has asked it why. ';
const LONG_STORY = `---
title: "The tide, measured"
excerpt: "Eleven harbour masters and one pipe."
publishedDateTime: 2026-05-31T09:00:00Z
updatedDateTime: 2026-05-31T21:30:00Z
originalUrl: https://small.example/news/tide/
provider: { name: The Lamp, domain: lamp.example }
topics: [Science]
---
${SENTENCE.repeat(20)}

## The pipe

${SENTENCE.repeat(20)}[^1]

\`\`\`js
${CODE}\`\`\`

### “What it costs”

${SENTENCE.repeat(10)} See [the source](https://harbour.example/tide).

## The pipe

${SENTENCE.repeat(10)}

## \\_\\_proto\\_\\_ & <b onclick="alert(1)">others</b>

${SENTENCE.repeat(10)}

[^1]: Of copper.
`;

/** Milliseconds. */
const HOUR = 3_600_000;

/** Thirteen hours after the long story, half an hour after it was updated. */
const SOON = new Date('2026-05-31T22:00:00Z');

export interface StorySite {
  /** Ends with a slash. */
  url: string;
  /** Opens a page in a browser of its own, at a time. */
  visit: (path: string, options?: BrowserContextOptions, now?: Date) => Promise<Page>;
  close: () => Promise<void>;
}

/** The small publication with a long story, `news/tide/`, in a browser. */
export async function openStorySite(): Promise<StorySite> {
  const contentDir = join(await temporaryFolder(), 'content');
  await cp(join('tests', 'fixtures', 'small'), contentDir, { recursive: true });
  await writeFile(join(contentDir, 'news', 'tide.md'), LONG_STORY);
  const { outDir } = await buildSite(contentDir, { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 5, 1) / 1000), BASE_PATH: '/ai/' });
  const server = await serveFolder(outDir, '/ai/');
  const browser = await launchBrowser();
  return {
    url: server.url,
    visit: async (path, options = {}, now = SOON) => {
      const permissions = ['clipboard-read', 'clipboard-write'];
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, permissions, ...options });
      const page = await context.newPage();
      // It stands still: what a page takes back after a while stays until a test lets time pass.
      await page.clock.install({ time: now.getTime() - HOUR });
      await page.clock.pauseAt(now);
      await page.goto(server.url + path);
      return page;
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}
