import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

interface BusyStory {
  title: string;
  source: string;
  hour: number;
  quality: number;
  fields?: string;
}

const BRIDGE = 'The harbour bridge opens two days early and nobody falls in';
const RADIO = 'A radio tower sings when the wind is from the west';
const LONG =
  'What a committee of eleven, meeting in the back room of a tide mill through one winter, decided about the length of the second, the width of the inch, and the price of a bell that has been ringing since before anyone was asked to count it';
const KETTLES = 'Kettles that whistle in tune are not in tune';

/** A day of the sample paper, 23 November 2026, with all that an issue may hold: the day before has a correction and no story. */
const STORIES: readonly BusyStory[] = [
  { title: BRIDGE, source: '', hour: 9, quality: 120, fields: 'excerpt: It holds.\nauthors: [isolde-farrant]\n' },
  ...['Harbour Light', 'Slow Light', 'Northern Tide', 'The Almanac Room', 'Gantry Weekly', 'Copper & Lace'].map((source, index) => {
    return { title: BRIDGE, source, hour: 8 + index, quality: 20 };
  }),
  {
    title: LONG,
    source: 'The Nodal Point',
    hour: 12,
    quality: 110,
    fields: `label: opinion\nexcerpt: ${'A long account of it. '.repeat(20)}\n`,
  },
  { title: RADIO, source: 'The Sidereal Times', hour: 10, quality: 100, fields: picture('comet-over-dish') },
  { title: RADIO, source: 'The Rain Gauge', hour: 11, quality: 50 },
  {
    title: 'جسر المرفأ يفتح أبوابه قبل موعده بيومين',
    source: 'المرفأ',
    hour: 13,
    quality: 90,
    fields: 'language: ar\nexcerpt: لم يسقط أحد في الماء، وكان ذلك متوقعًا.\n',
  },
  {
    title: 'A clock that you can rent by the hour',
    source: 'Copper & Lace',
    hour: 14,
    quality: 80,
    fields: `label: sponsored\n${picture('comet-over-dish')}`,
  },
  { title: `${'Donaudampfschiff'.repeat(8)} at ease`, source: 'Northern Tide', hour: 14, quality: 70, fields: picture('comet-over-dish') },
  ...Array.from({ length: 12 }, (_, index) => {
    return {
      title: `A short note of the day, on the ${index + 1}. of twelve gulls`,
      source: 'The Rain Gauge',
      hour: 15,
      quality: 40 - index,
    };
  }),
  { title: KETTLES, source: 'The Rain Gauge', hour: 16, quality: 2 },
  { title: KETTLES, source: 'Harbour Light', hour: 17, quality: 1 },
];

function picture(name: string): string {
  return `images:\n  - url: images/${name}.webp\n    title: A picture that nobody needs to see for the story to be understood\n    isCached: true\n`;
}

/** Adds the stories to a content folder. @returns their headlines */
export async function addBusyDay(content: string): Promise<string[]> {
  for (const [index, { title, source, hour, quality, fields = '' }] of STORIES.entries()) {
    const slug = `busy-${index}`;
    const domain = `${source.replace(/^The |[^\w]/g, '').toLowerCase() || 'port'}.example`;
    const from =
      source &&
      `originalUrl: https://${domain}/${slug}\nwebUrl: https://${domain}/${slug}\nprovider:\n  name: ${source}\n  domain: ${domain}\n`;
    await writeFile(
      join(content, 'news', `${slug}.md`),
      `---\ntitle: ${JSON.stringify(title)}\npublishedDateTime: 2026-11-23T${String(hour).padStart(2, '0')}:00:00Z\ncategory: news\nquality: ${quality}\ntopics: [Science]\n${from}${fields}---\n\n${source ? '' : 'The bridge is open.'}\n`,
    );
  }
  return STORIES.map(({ title }) => title);
}
