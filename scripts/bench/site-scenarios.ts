import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Something that happens to a publication before a build. */
export interface Scenario {
  name: string;
  /** What is measured besides the whole command, where a generator tells it; undefined for nothing. */
  early?: 'until published' | 'until known';
  /** @returns the files of the publication that changed or went, by their path in it */
  change: (content: string) => Promise<string[]>;
}

const ADDED = 'news/2024-01-01-a-story-that-is-added.md';

/** In this order, each upon the one before; the last puts the publication back. */
export const SCENARIOS: readonly Scenario[] = [
  { name: 'cold', change: async () => [] },
  { name: 'nothing changed', early: 'until known', change: async () => [] },
  {
    name: 'one article added',
    early: 'until published',
    change: async (content) => {
      await writeFile(join(content, ADDED), writeStory());
      return [ADDED];
    },
  },
  {
    name: 'one article edited',
    early: 'until published',
    change: async (content) => {
      // The tenth newest: names begin with the date. One in the middle of its lists costs what their later pages cost.
      const file = `news/${(await readdir(join(content, 'news'))).toSorted().at(-10)}`;
      const text = await readFile(join(content, file), 'utf8');
      const edited = text.includes(' (edited)') ? text.replaceAll(' (edited)', '') : text.replace(/^(title: ".*)"/m, '$1 (edited)"');
      await writeFile(join(content, file), edited);
      return [file];
    },
  },
  {
    name: 'one article deleted',
    early: 'until published',
    change: async (content) => {
      await rm(join(content, ADDED));
      return [ADDED];
    },
  },
  {
    name: 'one topic renamed',
    change: async (content) => {
      const name = (await readdir(join(content, 'topics'))).find((candidate) => candidate.endsWith('-ai-ethics.yaml'));
      const file = `topics/${name}`;
      const text = await readFile(join(content, file), 'utf8');
      // Articles go on naming it as before.
      const renamed = text.includes('shortname')
        ? text.replace('name: "Ethics of AI"\nshortname: "AI Ethics"', 'name: "AI Ethics"')
        : text.replace('name: "AI Ethics"', 'name: "Ethics of AI"\nshortname: "AI Ethics"');
      await writeFile(join(content, file), renamed);
      return [file];
    },
  },
];

function writeStory(): string {
  return `---
category: news
title: "A story that is added"
excerpt: "What happened, in a sentence or two, for those who read lists."
publishedDateTime: 2024-01-01T08:00:00Z
originalUrl: "https://provider3.example/a-story-that-is-added"
webUrl: "https://provider3.example/a-story-that-is-added"
type: article
quality: 30
heat: 30
published: true
provider:
  name: Provider 3
  domain: provider3.example
topics:
  - "AI"
  - "Machine Learning"
---

## What happened

A body of one paragraph.
`;
}
