import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { temporaryFolder } from '../run-command.ts';

/** A publication whose pictures are of every kind, and the host that has them. */
export interface PicturePublication {
  contentDir: string;
  /** Of the host, without a slash at its end. */
  origin: string;
  /** Paths in the order they were asked for. */
  requests: string[];
  /** What the host answers, by path; other paths are answered with 404. */
  files: Map<string, Buffer>;
  close: () => Promise<void>;
}

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 90" onload="alert(1)"><script>alert(2)</script><rect width="160" height="90" fill="#236"/><circle cx="80" cy="45" r="30" fill="#fc6"/></svg>';

export async function createPicturePublication(): Promise<PicturePublication> {
  const files = new Map<string, Buffer>([
    ['/wide.jpg', await draw(1600, 900, '#23527c').jpeg().toBuffer()],
    ['/second.png', await draw(900, 600, '#7c5223').png().toBuffer()],
    ['/tall.webp', await draw(600, 1500, '#2a6b3f').webp().toBuffer()],
    ['/related.jpg', await draw(620, 480, '#6b2a5e').jpeg().toBuffer()],
    ['/logo.png', await draw(300, 300, '#a3231a').png().toBuffer()],
    ['/in-markdown.jpg', await draw(1000, 700, '#445').jpeg().toBuffer()],
    ['/in-html.jpg', await draw(1000, 500, '#554').jpeg().toBuffer()],
    ['/page.jpg', Buffer.from('<!doctype html><title>Not here</title>')],
  ]);
  const requests: string[] = [];
  const server = createServer(({ url = '/' }, response) => {
    requests.push(url);
    const bytes = files.get(url);
    response.writeHead(bytes ? 200 : 404, { 'Content-Type': 'image/jpeg', ETag: '"1"' }).end(bytes);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const contentDir = await writeContent(origin);
  const close = () => new Promise<void>((closed) => server.close(() => closed()).closeAllConnections());
  return { contentDir, origin, requests, files, close };
}

async function writeContent(origin: string): Promise<string> {
  const contentDir = join(await temporaryFolder(), 'content');
  const write = async (path: string, data: string | Buffer) => {
    await mkdir(dirname(join(contentDir, path)), { recursive: true });
    await writeFile(join(contentDir, path), data);
  };
  const remote = (path: string, more = '') => `  - url: "${origin}/${path}"\n    isCached: true\n${more}`;
  const described = '    title: "A wide view"\n    attribution: "Photo: W. Ide"\n    width: 7\n    height: 7\n';
  const related = `related:\n  - title: "The same elsewhere"\n    webUrl: "https://two.example/x"\n    provider: {name: Two, domain: two.example, images: [{url: "${origin}/logo.png"}]}\n    images: [{url: "${origin}/related.jpg", isCached: true}]\n`;
  await write('site.yaml', 'title: The Picture Paper\nurl: https://pictures.example\nimages:\n  allowedHosts: [127.0.0.1]\n');
  await write('images/small.png', await draw(200, 150, '#0008').png().toBuffer());
  await write('images/drawing.svg', SVG);
  await write('images/animated.gif', await drawAnimation());
  await write('images/broken.jpg', 'no picture');
  await write(
    'news/wide.md',
    story(9, `images:\n${remote('wide.jpg', described)}${remote('second.png', '    attribution: "Second"\n')}${related}`),
  );
  await write('news/tall.md', story(8, `images:\n${remote('tall.webp')}`));
  await write('news/small.md', story(7, 'images:\n  - url: images/small.png\n'));
  await write('news/drawing.md', story(6, 'images:\n  - url: images/drawing.svg\n'));
  await write('news/animated.md', story(5, 'images:\n  - url: images/animated.gif\n'));
  const body = `![In Markdown](${origin}/in-markdown.jpg "Caption")\n\n<p><img src="${origin}/in-html.jpg" alt="In HTML"></p>\n\n![Gone](${origin}/gone.jpg)\n`;
  await write('news/body.md', story(4, '', body));
  await write('news/missing.md', story(3, `images:\n${remote('missing.jpg')}${remote('page.jpg')}`));
  await write('news/elsewhere.md', story(2, `images:\n  - url: "${origin}/not-asked-for.jpg"\n`));
  await write('news/broken.md', story(1, 'images:\n  - url: images/broken.jpg\n'));
  return contentDir;
}

function story(day: number, fields: string, body = ''): string {
  const head = `title: "Story ${day}"\npublishedDateTime: 2026-02-0${day}T08:00:00Z\noriginalUrl: https://one.example/${day}\n`;
  return `---\n${head}provider: {name: One, domain: one.example}\ntopics: [Pictures]\n${fields}---\n${body}`;
}

/** A colour with a white disc at one side, so that crops have a subject. */
function draw(width: number, height: number, background: string): Sharp {
  const radius = Math.min(width, height) / 6;
  const disc = `<svg width="${width}" height="${height}"><circle cx="${width * 0.75}" cy="${height * 0.3}" r="${radius}" fill="#fff"/></svg>`;
  return sharp({ create: { width, height, channels: 4, background } }).composite([{ input: Buffer.from(disc) }]);
}

async function drawAnimation(): Promise<Buffer> {
  const frames = await Promise.all(['#c00', '#0c0', '#00c'].map((colour) => draw(320, 240, colour).removeAlpha().raw().toBuffer()));
  return sharp(Buffer.concat(frames), { raw: { width: 320, height: 720, channels: 3, pageHeight: 240 } })
    .gif()
    .toBuffer();
}
