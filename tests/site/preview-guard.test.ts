import { cp, mkdir, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../browser/launch-browser.ts';
import { ENGINE_DIR, runScript, temporaryFolder, waitForOrigin } from '../run-command.ts';
import { serveFolder } from '../serve-folder.ts';
import { fillSmallCache, SMALL, SMALL_CLOCK } from '../small-paper.ts';
import { FILES_TO_KEEP, MALFORMED, STRANGERS } from './preview-requests.ts';

const CLOCK = { ...SMALL_CLOCK, OFFLINE: '1' };
const DRAFT = '/news/2026-01-07-draft/';

/** Parts of the draft, of an article's sealed text, and of files that nobody asked to be handed out. */
const SECRETS =
  /Hidden draft zebra|c2VjcmV0|site\.yaml|publishedDateTime|"dependencies"|\[core\]|root:|import (?:type )?\{|readEnvironment/;

let content: string;
let preview: ReturnType<typeof runScript>;
let origin: string;

beforeAll(async () => {
  content = join(await temporaryFolder(), 'content');
  await cp(SMALL, content, { recursive: true });
  const cacheDir = await fillSmallCache(join(content, '../cache'));
  preview = runScript('dev', { args: ['--port=0'], env: { ...CLOCK, CONTENT_DIR: content, CACHE_DIR: cacheDir } });
  origin = await waitForOrigin(preview);
});

afterAll(async () => {
  preview?.child.kill();
  await preview?.ended;
});

interface Answer {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Asks as it stands: `fetch` would put an address in order first. */
async function ask(path: string, headers: Record<string, string> = {}, to = origin, method = 'GET'): Promise<Answer> {
  const { hostname, port } = new URL(to);
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const asked = request({ hostname, port, path, method, headers }, async (response) =>
    resolve({ status: response.statusCode, headers: response.headers, body: await text(response) }),
  );
  asked.once('upgrade', (response, socket) => {
    socket.destroy();
    resolve({ status: response.statusCode, headers: response.headers, body: '' });
  });
  asked.once('error', reject);
  asked.end();
  return promise;
}

describe('npm run dev', () => {
  it('shows a draft to its author, and lets no other site hold it', async () => {
    const { status, headers, body } = await ask(DRAFT);
    expect([status, body.includes('Hidden draft zebra')]).toEqual([200, true]);
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(headers).toMatchObject({ 'cross-origin-resource-policy': 'same-origin', 'x-frame-options': 'DENY' });
  });

  it.each(STRANGERS)('answers no page %s', async (_, headers) => {
    for (const path of [DRAFT, '/rss.xml', '/@vite/client', '/src/browser/site/element.ts']) {
      const answer = await ask(path, headers);
      expect([path, answer.status]).toEqual([path, 403]);
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
      expect(answer.body).not.toMatch(SECRETS);
    }
  });

  it('opens no connection for changes to another site', async () => {
    const upgrade = {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    };
    const words = { ...upgrade, 'Sec-WebSocket-Protocol': 'vite-hmr', Origin: 'http://localhost:9999' };
    expect((await ask('/', words)).status).toBe(400);
    expect((await ask('/', { ...words, Host: 'evil.example' })).status).not.toBe(101);
  });

  it('follows a link from elsewhere', async () => {
    const headers = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' };
    expect((await ask(DRAFT, headers)).status).toBe(200);
  });

  it.each(FILES_TO_KEEP)('hands out no file for %s', async (path) => {
    for (const headers of [{}, { Accept: 'text/html' }, { 'Sec-Fetch-Dest': 'script', 'Sec-Fetch-Site': 'same-origin' }]) {
      const { status, body } = await ask(path, headers);
      expect([200, 302, 400, 404]).toContain(status);
      expect(body).not.toMatch(SECRETS);
      if (status === 200) expect(body).toContain('<h1 dir="auto">First light</h1>');
    }
  });

  it('hands out no file of a content folder, wherever that lies', async () => {
    for (const name of ['site.yaml', 'news/2026-01-07-draft.md', 'news/2026/2026-01-02-legacy-file.md', 'images/moon.jpg']) {
      for (const path of [
        `/${name}`,
        `/content/${name}`,
        `/@fs${content}/${name}`,
        `/@fs${content}/${name}?raw`,
        `/@fs${content}/${name}?url&import`,
      ]) {
        const { status, body } = await ask(path, { 'Sec-Fetch-Dest': 'script', 'Sec-Fetch-Site': 'same-origin' });
        expect([path, status]).toEqual([path, 404]);
        expect(body).not.toMatch(SECRETS);
      }
    }
  });

  it.each(MALFORMED)('refuses %s as no address', async (path) => {
    const { status, headers, body } = await ask(path);
    expect(status).toBe(400);
    expect(headers.location).toBeUndefined();
    expect(body).not.toMatch(SECRETS);
  });

  it('is only read', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) expect((await ask('/', {}, origin, method)).status).toBe(405);
  });

  it('adds the slash that an address lacks', async () => {
    const { status, headers } = await ask(DRAFT.slice(0, -1));
    expect([status, headers.location]).toEqual([302, DRAFT]);
  });

  it('gives a page to no script of another site, in a browser', async () => {
    const folder = await temporaryFolder();
    const harm = `<script src="${origin}${DRAFT}" onload="document.title='loaded'" onerror="document.title='refused'"></script>`;
    await mkdir(join(folder, 'read'));
    await writeFile(join(folder, '404.html'), '');
    await writeFile(join(folder, 'index.html'), `<!doctype html><title>wait</title>${harm}`);
    await writeFile(
      join(folder, 'read/index.html'),
      `<!doctype html><title>wait</title><script type="module">document.title = await fetch('${origin}${DRAFT}').then((r) => r.text(), () => 'refused')</script>`,
    );
    const [browser, elsewhere] = await Promise.all([launchBrowser(), serveFolder(folder)]);
    try {
      const page = await browser.newPage();
      for (const path of ['', 'read/']) {
        await page.goto(elsewhere.url.replace('127.0.0.1', 'localhost') + path);
        await expect.poll(() => page.title()).toBe('refused');
      }
    } finally {
      await Promise.all([browser.close(), elsewhere.close()]);
    }
  });

  it('shows a file’s errors where its page would be, with file and line, and not that the story may have moved', async () => {
    await writeFile(join(content, 'news/torn.md'), '---\ntitle: "Torn\n---\n');
    await expect.poll(async () => (await ask('/news/torn/')).body).toMatch(/<main[\s\S]*<li class="error">news\/torn\.md:2:8/);
    expect((await ask('/news/torn/')).body).not.toContain('may have moved');
    // Where the address is that of no file, any of those with errors may have it.
    expect((await ask('/news/elsewhere/')).body).toMatch(/<main[\s\S]*news\/torn\.md:2:8/);
  });
});

describe('npm start', () => {
  let started: ReturnType<typeof runScript>;
  let site: string;

  beforeAll(async () => {
    const folder = await temporaryFolder();
    const folders = { OUT_DIR: join(folder, 'site'), CACHE_DIR: await fillSmallCache(join(folder, 'cache')) };
    started = runScript('start', { args: ['--port=0'], env: { ...CLOCK, ...folders, CONTENT_DIR: SMALL } });
    site = await waitForOrigin(started);
  });

  afterAll(async () => {
    started?.child.kill();
    await started?.ended;
  });

  it.each(MALFORMED)('refuses %s as no address', async (path) => {
    expect(await ask(path, {}, site)).toMatchObject({ status: 400, body: '400: This is not an address.\n' });
  });

  it('answers by its own name only, and gives no other site leave to read', async () => {
    expect((await ask('/', { Host: 'evil.example' }, site)).status).toBe(403);
    const { status, headers } = await ask('/', { Origin: 'http://localhost:9999' }, site);
    expect([status, headers['access-control-allow-origin']]).toEqual([200, undefined]);
  });

  it('serves nothing beside the site', async () => {
    for (const path of ['/package.json', '/site-report.json', `/@fs${ENGINE_DIR}/package.json`])
      expect((await ask(path, {}, site)).status).toBe(404);
  });
});
