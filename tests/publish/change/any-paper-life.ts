import fc from 'fast-check';

/** An article of a small paper. */
export interface Story {
  title: string;
  /** ISO 8601 */
  date: string;
  updated: string | undefined;
  isPublished: boolean;
  heat: number | undefined;
  topics: readonly string[];
  authors: readonly string[];
  provider: { name: string; domain?: string } | undefined;
  /** Where its text leads. */
  link: string | undefined;
  /** Of the paper, or of another one. */
  picture: string | undefined;
  /** What few articles have, as fields of front matter. */
  odd: Readonly<Record<string, unknown>>;
}

/** One change of the articles; `pick` chooses among those that there are, `story` says what becomes of it. */
export interface Change {
  kind: (typeof KINDS)[number];
  pick: number;
  story: Story;
}

/** What happens between two builds. */
export interface Step {
  changes: readonly Change[];
  /** By which the clock is later. */
  minutes: number;
}

export interface PaperLife {
  settings: Readonly<Record<string, unknown>>;
  /** Other files of the paper that there are. */
  others: readonly string[];
  stories: readonly Story[];
  /** ISO 8601: when it is built first. */
  start: string;
  steps: readonly Step[];
}

/** Days on which clocks change in the zones below, and days beside them; months begin, and years. */
const DAYS = ['2025-12-31', '2026-02-28', '2026-03-08', '2026-03-28', '2026-03-29', '2026-03-30', '2026-03-31', '2026-04-01'];
const HOURS = ['00:00:00', '00:30:00', '01:00:00', '02:30:00', '05:00:00', '09:00:00', '11:59:59'];
const LATE_HOURS = ['14:00:00', '22:30:00', '23:59:59'];

const anyPast = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom(...DAYS), fc.constantFrom(...HOURS)).map(([day, hour]) => `${day}T${hour}Z`) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...DAYS.slice(0, -1)), fc.constantFrom(...LATE_HOURS)).map(([day, hour]) => `${day}T${hour}Z`),
  },
);
const anyFuture = fc.constantFrom(
  ...['2026-04-01T12:00:01Z', '2026-04-01T14:00:00Z', '2026-04-01T22:00:00Z', '2026-04-02T06:30:00Z', '2026-04-05T02:00:00Z'],
  ...['2026-05-01T00:00:00Z', '2099-01-01T00:00:00Z'],
);

const anyEnd: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  fc.oneof(anyPast, anyFuture).map((expires) => ({ expires })),
  fc.tuple(fc.oneof(anyPast, anyFuture), fc.constantFrom('Untrue.', undefined)).map(([date, reason]) => ({ withdrawn: { date, reason } })),
  fc.tuple(anyPast, anyFuture).map(([date, expires]) => ({ withdrawn: { date, reason: 'Untrue.' }, expires })),
);

const anyCorrections: fc.Arbitrary<Record<string, unknown>> = fc
  .uniqueArray(fc.oneof({ weight: 3, arbitrary: anyPast }, { weight: 1, arbitrary: anyFuture }), { minLength: 1, maxLength: 3 })
  .map((dates) => ({ corrections: dates.map((date) => ({ date, text: 'It was less.' })) }));

const anyAliases: fc.Arbitrary<Record<string, unknown>> = fc
  .uniqueArray(
    fc.oneof(
      { weight: 14, arbitrary: fc.nat(60).map((number) => `/old/${number}/`) },
      { weight: 4, arbitrary: fc.nat(60).map((number) => `/news/renamed-${number}/`) },
      { weight: 1, arbitrary: fc.nat(40).map((number) => `/news/story-${number}/`) },
      { weight: 1, arbitrary: fc.constantFrom('/Old/1/', '/about/', '/rss.xml/', '/earlier/Ä/', '/topics/parks/2/') },
    ),
    { minLength: 1, maxLength: 2 },
  )
  .map((aliases) => ({ aliases }));

/** What reaches further than its article, or may. */
const anyOdd: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  fc.nat(6).map((number) => ({ id: `story-${number}` })),
  fc.nat(6).map((number) => ({ slug: `Story-${number}` })),
  fc.constant({ excrept: 'A field that is not known.' }),
  fc.constant({ language: 'fr' }),
  fc.constantFrom('mara', 'Ola').map((reviewer) => ({ ai: { use: 'assisted', reviewer } })),
  fc.constantFrom('window.example', 'lens.example').map((domain) => ({
    related: [{ title: 'The same elsewhere', webUrl: `https://${domain}/same`, provider: { name: 'Same', domain } }],
  })),
);

const seldom = <Value>(arbitrary: fc.Arbitrary<Value>, one: number, otherwise: Value) =>
  fc.oneof({ weight: one - 1, arbitrary: fc.constant(otherwise) }, { weight: 1, arbitrary });

/** Names with files and without; the last ones are rare. */
const anyTopic = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom('AI', 'Law', 'Robots', 'Gardens') },
  { weight: 2, arbitrary: fc.constantFrom('Robot', 'Rare', 'robots', 'Gärdens', 'Garden', 'R&D', 'R D', 'Parks') },
);
const anyAuthor = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom('Mara', 'Ola') },
  { weight: 3, arbitrary: fc.constantFrom('Ann', 'ann', 'Bo', 'bó', 'Cy', 'Cý', 'mara', 'Märä', '?') },
);
const anyProvider = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom({ name: 'Lamp', domain: 'lamp.example' }, { name: 'Window', domain: 'window.example' }, undefined),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      { name: 'The Window', domain: 'window.example' },
      { name: 'Lens', domain: 'lens.example' },
      { name: 'Quill', domain: 'quill.example' },
    ),
  },
);

const anyLink = fc.oneof(
  { weight: 3, arbitrary: fc.nat(30).map((number) => `/news/story-${number}/`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...['/', '/topics/ai/', '/topics/rare/', '/topics/parks/', '/authors/mara/', '/authors/ann/', '/providers/lamp.example/', '/about/'],
      ...[
        '../story-2/',
        'story-3.md',
        '/news/Story-4/',
        '/old/1/',
        '/about.html',
        'https://paper.example/news/story-5/#top',
        '/robots.txt',
      ],
      ...[
        '/providers/quill.example/',
        '/archive/2026/03/',
        '/topics/law/2/',
        '/api/news/story-6.json',
        '/nowhere/',
        'https://elsewhere.example/',
      ],
    ),
  },
);

/** One that changes. */
export const OWN_PICTURE = 'images/own.png';

const anyPicture = fc.oneof(
  { weight: 24, arbitrary: fc.constantFrom('images/moon.jpg', OWN_PICTURE) },
  { weight: 1, arbitrary: fc.constantFrom('images/nowhere.png', 'https://lens.example/moon.jpg') },
);

const anyStory: fc.Arbitrary<Story> = fc.record({
  title: fc.constantFrom('One', 'Two', 'Six', 'A <b>bold</b> word'),
  date: seldom(anyFuture, 15, '').chain((late) => (late === '' ? anyPast : fc.constant(late))),
  updated: seldom<string | undefined>(anyPast, 5, undefined),
  isPublished: seldom(fc.constant(false), 12, true),
  heat: fc.constantFrom(undefined, -3, 0, 5, 5, 80),
  topics: fc.uniqueArray(anyTopic, { maxLength: 3 }),
  authors: fc.uniqueArray(anyAuthor, { maxLength: 2 }),
  provider: anyProvider,
  link: seldom<string | undefined>(anyLink, 12, undefined),
  picture: seldom<string | undefined>(anyPicture, 8, undefined),
  odd: fc.oneof(
    { weight: 12, arbitrary: fc.constant({}) },
    { weight: 2, arbitrary: anyAliases },
    { weight: 1, arbitrary: anyOdd },
    { weight: 1, arbitrary: anyEnd },
    { weight: 1, arbitrary: anyCorrections },
    { weight: 1, arbitrary: fc.tuple(anyEnd, anyCorrections).map(([end, corrections]) => ({ ...end, ...corrections })) },
  ),
});

const KINDS = [
  ...(['add', 'add', 'add', 'delete', 'delete', 'title', 'body', 'heat', 'updated', 'date', 'topics', 'authors', 'provider'] as const),
  ...(['picture', 'image', 'publish', 'rename', 'move', 'replace', 'swap', 'odd', 'link', 'no image', 'error'] as const),
];
const PLAIN = KINDS.slice(0, KINDS.indexOf('replace'));

const anyChange: fc.Arbitrary<Change> = fc.record({
  kind: fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...PLAIN) }, { weight: 1, arbitrary: fc.constantFrom(...KINDS) }),
  pick: fc.nat(60),
  story: anyStory,
});

const anyStep: fc.Arbitrary<Step> = fc.record({
  changes: fc.oneof(
    { weight: 4, arbitrary: fc.array(anyChange, { minLength: 1, maxLength: 1 }) },
    { weight: 1, arbitrary: fc.array(anyChange, { minLength: 2, maxLength: 4 }) },
    { weight: 1, arbitrary: fc.constant([]) },
  ),
  minutes: fc.oneof(
    { weight: 4, arbitrary: fc.constant(0) },
    { weight: 4, arbitrary: fc.nat(180) },
    { weight: 2, arbitrary: fc.integer({ min: 4 * 60, max: 30 * 60 }) },
    { weight: 1, arbitrary: fc.integer({ min: 24 * 60, max: 10 * 24 * 60 }) },
  ),
});

/** The other files of papers, by path. */
export const OTHERS: Readonly<Record<string, string>> = {
  'topics/ai.yaml': '_id: ai\nname: AI\ndescription: On machines.\n',
  'topics/law.yaml': '_id: law\nname: Law\nparent: ai\n',
  'topics/gardens.yaml': '_id: gardens\nname: Gardens\naliases: [/topics/parks/]\n',
  'topics/robots.yaml': '_id: robots\nname: Robots\n',
  'authors/ola.yaml': '_id: ola\nname: Ola\n',
  'providers/window.yaml': 'domain: window.example\nname: WINDOW\n',
  'authors/mara.yaml': '_id: mara\nname: Mara\nrole: Editor\n',
  'providers/lamp.yaml': 'domain: lamp.example\nname: The Lamp\ndescription: A magazine.\n',
  'pages/about.md': '---\ntitle: About\n---\nOn [a story](/news/story-3/).\n',
  'front.yaml': 'lead: {slug: story-5, until: 2026-04-01T15:00:00Z}\nsections: [ai]\n',
};

export const anyPaperLife: fc.Arbitrary<PaperLife> = fc.record({
  settings: fc.record({
    timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia'),
    newsletter: fc.constantFrom('day', 'week', 'none'),
    pageSize: fc.constantFrom(2, 3),
    canonical: fc.constantFrom('self', 'self', 'source'),
    policies: seldom<Record<string, string>>(fc.constant({ ethics: '/news/story-2/' }), 5, {}),
  }),
  others: fc.oneof(fc.constant(Object.keys(OTHERS)), fc.subarray(Object.keys(OTHERS))),
  stories: fc.array(anyStory, { minLength: 5, maxLength: 30, size: 'max' }),
  start: fc.oneof(
    { weight: 3, arbitrary: fc.constant('2026-04-01T12:00:00Z') },
    { weight: 1, arbitrary: fc.constantFrom('2026-03-28T20:00:00Z', '2026-03-08T03:00:00Z', '2025-12-31T20:00:00Z') },
  ),
  steps: fc.array(anyStep, { minLength: 4, maxLength: 10, size: 'max' }),
});
