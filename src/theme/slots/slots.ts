/**
 * The components that a theme may replace, each by the file of its name in the theme's `components/`, and where they lie below `src/`. What
 * a slot is given is what its file states as `Props`.
 */
export const SLOTS = {
  Head: 'components/site/Head.astro',
  Masthead: 'components/site/Masthead.astro',
  Nameplate: 'components/site/Nameplate.astro',
  Footer: 'components/site/Footer.astro',
  Lead: 'components/front/Lead.astro',
  StoryCard: 'components/lists/StoryCard.astro',
  StoryHead: 'components/story/StoryHead.astro',
  StoryByline: 'components/story/StoryByline.astro',
  StoryFoot: 'components/story/StoryFoot.astro',
  TopicHead: 'components/list-pages/TopicHead.astro',
  ProviderHead: 'components/list-pages/ProviderHead.astro',
  AuthorHead: 'components/list-pages/AuthorHead.astro',
  Pagination: 'components/lists/Pagination.astro',
  EmptyNote: 'components/lists/EmptyNote.astro',
} as const;

/** What a theme may use besides, and not replace: parts of the slots, and the frame of a page. */
export const PARTS = {
  AuthorNames: 'components/lists/AuthorNames.astro',
  Breadcrumb: 'components/site/Breadcrumb.astro',
  BreakingLine: 'components/front/BreakingLine.astro',
  DraftMark: 'components/preview/DraftMark.astro',
  FrontScripts: 'components/front/FrontScripts.astro',
  Headline: 'components/lists/Headline.astro',
  OtherSources: 'components/lists/OtherSources.astro',
  Page: 'layouts/Page.astro',
  PageHead: 'components/site/PageHead.astro',
  Picture: 'components/site/Picture.astro',
  ProviderName: 'components/lists/ProviderName.astro',
  StoryLabel: 'components/disclosure/StoryLabel.astro',
  StoryList: 'components/lists/StoryList.astro',
} as const;

/** Style sheets that pages of the engine bring and that a page in their place may want. */
export const SHEETS = {
  front: 'components/front/front.css',
  'front-lead': 'components/front/front-lead.css',
  'front-sections': 'components/front/front-sections.css',
  'masthead-home': 'components/front/masthead-home.css',
  'story-lists': 'components/lists/story-lists.css',
} as const;

/** What begins the name of a module that a theme imports from the engine. */
export const ENGINE_NAME = 'broadsheet';

/**
 * Where a module lies that a theme may import, below `src/`.
 * @param name as in `broadsheet/components/StoryCard.astro`
 * @returns undefined if there is no such module
 */
export function findThemeImport(name: string): string | undefined {
  return imports.get(name);
}

/** The names of all modules that a theme may import. */
export function listThemeImports(): string[] {
  return [...imports.keys()];
}

const imports: ReadonlyMap<string, string> = new Map([
  [ENGINE_NAME, 'for-themes.ts'],
  ...Object.entries({ ...SLOTS, ...PARTS }).map(([name, file]): [string, string] => [`${ENGINE_NAME}/components/${name}.astro`, file]),
  ...Object.entries(SHEETS).map(([name, file]): [string, string] => [`${ENGINE_NAME}/styles/${name}.css`, file]),
]);
