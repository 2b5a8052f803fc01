import { cp, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { OF_GONE_ADDRESSES, runScript, temporaryFolder } from '../run-command.ts';
import { serveFolder } from '../serve-folder.ts';
import { fillSmallCache, SMALL, SMALL_CLOCK } from '../small-paper.ts';

/** `BUILDS=50` makes a longer run. */
const BUILDS = Number(process.env['BUILDS'] ?? 3);
const CLOCK = { ...SMALL_CLOCK, OFFLINE: '1' };

interface Visit {
  pages: number;
  faults: string[];
}

/** Follows links from the home page until told to stop, and from a page that is gone back to the home page. */
async function visitWhile(isBusy: () => boolean, home: string): Promise<Visit> {
  const visit: Visit = { pages: 0, faults: [] };
  const fetchPage = async (address: string) => {
    const response = await fetch(address);
    return { status: response.status, html: await response.text() };
  };
  for (let address = home; isBusy(); visit.pages += 1) {
    const page = await fetchPage(address);
    if (page.status === 200 && !/<\/(?:html|script)>\s*$/.test(page.html)) visit.faults.push(`${address} is cut off`);
    const links = [...page.html.matchAll(/ href="(\/[^"#]*\/)(?:#[^"]*)?"/g)].map(([, path]) => new URL(path ?? '', home).href);
    const next = links[Math.floor(Math.random() * links.length)] ?? home;
    // A link to a missing page is a fault if the page that has it is still there and still has it.
    const isMissing = (await fetchPage(next)).status !== 200;
    const again = isMissing ? await fetchPage(address) : undefined;
    if (again?.status === 200 && again.html.includes(`href="${new URL(next).pathname}"`) && (await fetchPage(next)).status !== 200)
      visit.faults.push(`${address} links to ${next}, which is missing`);
    address = isMissing ? home : next;
  }
  return visit;
}

/** New topics, sources, months and articles, and half of the last build's gone. */
async function changeMuch(news: string, build: number): Promise<void> {
  const added = (await readdir(news)).filter((name) => name.startsWith('added-'));
  for (const name of added.filter((_, index) => index % 2)) await rm(join(news, name));
  for (let index = 0; index < 30; index += 1) {
    const name = `added-${build}-${index}`;
    const date = new Date(Date.UTC(2020 + (index % 6), build % 12, 1 + index)).toISOString();
    await writeFile(
      join(news, `${name}.md`),
      `---\ntitle: ${name}\npublishedDateTime: ${date}\noriginalUrl: https://s.example/${name}\nprovider:\n  name: S${build}\n  domain: s${build}-${index % 7}.example\ntopics: [Topic ${build} ${index % 9}, Science]\n---\n`,
    );
  }
}

it('no visitor meets a missing or unfinished page while builds run', async () => {
  const folder = await temporaryFolder();
  const cacheDir = await fillSmallCache(join(folder, 'cache'));
  const env = { ...CLOCK, CONTENT_DIR: join(folder, 'content'), OUT_DIR: join(folder, 'site'), CACHE_DIR: cacheDir };
  await cp(SMALL, env.CONTENT_DIR, { recursive: true });
  expect((await runScript('build', { env }).ended).status).toBe(0);
  const server = await serveFolder(env.OUT_DIR);
  let isBusy = true;
  const visitors = [1, 2, 3, 4].map(() => visitWhile(() => isBusy, server.url));
  try {
    for (let build = 0; build < BUILDS; build += 1) {
      await changeMuch(join(env.CONTENT_DIR, 'news'), build);
      const { status, stderr } = await runScript('build', { env, args: ['--allow-removal'] }).ended;
      expect([status, stderr.replace(OF_GONE_ADDRESSES, '')]).toEqual([0, '']);
    }
  } finally {
    isBusy = false;
  }
  const visits = await Promise.all(visitors);
  await server.close();
  expect(visits.flatMap(({ faults }) => faults)).toEqual([]);
  expect(Math.min(...visits.map(({ pages }) => pages))).toBeGreaterThan(20);
}, 3_600_000);
