import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type BuiltSite, buildSite, ENGINE_DIR, readTree, runScript, temporaryFolder } from '../run-command.ts';

/** Posts as the four generators have them after `new`, and as their most used themes write them. */
const POSTS = {
  // Hugo with PaperMod: a bundle, with the text of its list above it.
  'news/posts/_index.md': '---\ntitle: Posts\n---\n',
  'news/posts/my-first-post/index.md': `---
title: "My First Post"
date: 2024-03-05T23:30:00+01:00
lastmod: 2024-03-06
draft: false
tags: ["hugo", "go"]
categories: ["Software"]
author: ["Me", "You"]
description: "Desc Text."
weight: 1
cover:
  image: "cover.jpg"
  alt: "A moon"
  relative: true
---
Hello **Hugo**.

![A moon](cover.jpg)
`,
  'news/posts/a-draft.md': '---\ntitle: A Draft\ndate: 2024-03-05\ndraft: true\n---\n',
  // Jekyll: the date stands in the name, too, or there alone.
  'news/_posts/2024-03-07-welcome-to-jekyll.md': `---
layout: post
title:  "Welcome to Jekyll!"
date:   2024-03-07 08:15:00 +0000
categories: jekyll, update
permalink: /jekyll/update/2024/03/07/welcome.html
---
You’ll find this post in your \`_posts\` directory.
`,
  'news/_posts/2024-03-08-without-a-date.md': '---\nlayout: post\ntitle: Without a date\n---\nText.\n',
  // Eleventy's base blog.
  'news/blog/fourthpost.md': `---
title: This is my fourth post.
description: This is a post on My Blog about touchpoints and circling wagons.
date: 2018-09-30
tags: second tag
---
Leverage agile frameworks.
`,
  // AstroPaper.
  'news/adding-new-posts.md': `---
author: Sat Naing
pubDatetime: 2022-09-23T15:22:00Z
modDatetime: 2025-06-13T16:52:45.934Z
title: Adding new posts in AstroPaper theme
slug: adding-new-posts-in-astropaper-theme
featured: true
draft: false
tags:
  - docs
ogImage: ../images/moon.jpg
description: Some rules & recommendations for creating or adding new posts.
canonicalURL: https://astro-paper.example/posts/adding-new-posts/
---
Here are some rules.

![A moon](../images/moon.jpg)
`,
} as const;

const FIELDS = `fields:
  date: publishedDateTime
  pubDatetime: publishedDateTime
  lastmod: updatedDateTime
  modDatetime: updatedDateTime
  description: excerpt
  tags: topics
  categories: topics
  author: authors
  cover: images
  ogImage: images
  permalink: aliases
  canonicalURL: originalUrl
  layout: none
  weight: none
  featured: none
`;

const SETTINGS = 'title: The Moved Paper\nurl: https://moved.example\ntimeZone: Europe/Berlin\n';
const CLOCK = { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 3, 1) / 1000) };

let content: string;
let site: BuiltSite;

beforeAll(async () => {
  content = await temporaryFolder();
  for (const [file, text] of Object.entries(POSTS)) {
    await mkdir(dirname(join(content, file)), { recursive: true });
    await writeFile(join(content, file), text);
  }
  const picture = join(ENGINE_DIR, 'tests/fixtures/small/images/moon.jpg');
  await cp(picture, join(content, 'images/moon.jpg'));
  await cp(picture, join(content, 'news/posts/my-first-post/cover.jpg'));
});

describe('posts of other generators, as they are', () => {
  it('are told of by npm run check, with what is to be added to site.yaml', async () => {
    await writeFile(join(content, 'site.yaml'), SETTINGS);
    const { status, stdout } = await runScript('check', { env: { ...CLOCK, CONTENT_DIR: content } }).ended;
    expect(status).toBe(1);
    expect(stdout).toContain('add to site.yaml:\nfields:\n  date: publishedDateTime\n');
  });

  it('are articles at the addresses of their names, drafts kept back, and a half-written one set aside', async () => {
    await writeFile(join(content, 'site.yaml'), `${SETTINGS}mistakes: setAside\n${FIELDS}`);
    await writeFile(join(content, 'news/torn.md'), '---\ntitle: Torn\ndate: 2024-03');
    site = await buildSite(content, CLOCK);
    expect(site.stderr).toContain('news/torn.md:1:1  the front matter is not closed, as in a file that is half-written');
    expect(site.stderr).toContain('news/torn.md is set aside');
    expect([site.status, site.stdout]).toEqual([0, expect.stringContaining('5 articles published (1 unpublished, 1 file set aside)')]);
    const pages = [...(await readTree(site.outDir)).keys()].flatMap((path) => /^news\/(.+)\/index\.html$/.exec(path)?.[1] ?? []);
    expect(pages).toEqual(['adding-new-posts-in-astropaper-theme', 'fourthpost', 'my-first-post', 'welcome-to-jekyll', 'without-a-date']);
  });

  it('show the pictures beside them, on pages and in feeds', async () => {
    const picture = /<img[^>]*alt="A moon"[^>]*src="\/pictures\/|<img[^>]*src="\/pictures\/[^>]*alt="A moon"/g;
    for (const slug of ['my-first-post', 'adding-new-posts-in-astropaper-theme']) {
      expect((await readFile(join(site.outDir, `news/${slug}/index.html`), 'utf8')).match(picture)?.length).toBeGreaterThan(0);
      expect(JSON.parse(await readFile(join(site.outDir, `api/news/${slug}.json`), 'utf8')).content).toMatch(
        /<img src="https:\/\/moved\.example\/pictures\//,
      );
    }
  });

  it('have their dates, topics, words and pictures', async () => {
    const read = async (slug: string) => JSON.parse(await readFile(join(site.outDir, `api/news/${slug}.json`), 'utf8'));
    const hugo = await read('my-first-post');
    expect(hugo).toMatchObject({
      publishedDateTime: '2024-03-05T22:30:00.000Z',
      updatedDateTime: '2024-03-05T23:00:00.000Z',
      excerpt: 'Desc Text.',
    });
    expect(await readFile(join(site.outDir, 'news/my-first-post/index.html'), 'utf8')).toMatch(/\/authors\/me\/[\s\S]*\/authors\/you\//);
    expect(hugo.images).toMatchObject([{ title: 'A moon', isCached: true }]);
    expect(JSON.stringify(hugo.topics)).toMatch(/hugo.*go.*Software/);
    expect(await read('without-a-date')).toMatchObject({ publishedDateTime: '2024-03-07T23:00:00.000Z' });
    expect(await read('fourthpost')).toMatchObject({ publishedDateTime: '2018-09-29T22:00:00.000Z' });
    expect(await read('adding-new-posts-in-astropaper-theme')).toMatchObject({
      originalUrl: 'https://astro-paper.example/posts/adding-new-posts/',
      images: [{ isCached: true }],
    });
    expect(await readFile(join(site.outDir, 'jekyll/update/2024/03/07/welcome.html/index.html'), 'utf8')).toContain(
      '/news/welcome-to-jekyll/',
    );
  });
});
