import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Files of a theme as they may be; a number makes each another one. */
const FILES: readonly ((value: number) => readonly [path: string, text: string])[] = [
  (value) => ['theme.css', `.masthead { margin-top: ${value}px }\n`],
  (value) => ['words/en.yaml', `site: { home: "Front ${value}" }\n`],
  (value) => ['public/colophon.txt', `Printed ${value} times.\n`],
  (value) => [
    'components/Footer.astro',
    `---
import Footer from 'broadsheet/components/Footer.astro';
---
<p class="own">Own foot ${value}</p>
<Footer />
<style>.own { order: ${value} }</style>
`,
  ],
  (value) => [
    'components/StoryByline.astro',
    `---
const { article } = Astro.props;
---
<p>By nobody, ${value}: {article.title}</p>
`,
  ],
  // All that a page asks decides on it; here the newest stories and, in addresses, the topics.
  (value) => [
    'pages/newest.astro',
    `---
import { currentSite } from 'broadsheet';
import Page from 'broadsheet/components/Page.astro';
const { settings, stories } = currentSite();
---
<Page title="Newest ${value}" path={\`\${settings.base}newest/\`}>
  <h1>Newest</h1>
  <ul>{stories.newest(3).map(({ title }) => <li>{title}</li>)}</ul>
</Page>
`,
  ],
  (value) => [
    'pages/counts/[topic].txt.ts',
    `import { currentSite } from 'broadsheet';
export const getStaticPaths = () => currentSite().topics().map(({ slug }) => ({ params: { topic: slug } }));
export const GET = ({ params }) => new Response(\`${value}: \${currentSite().topic(params.topic).newest(1)[0]?.title}\\n\`);
`,
  ],
];

/** Writes one file of a theme, or takes it away; now and then the theme goes. */
export async function changeTheme(themeDir: string, pick: number, value: number): Promise<void> {
  if (value % 12 === 0) return rm(themeDir, { recursive: true, force: true });
  const [path, text] = FILES[pick % FILES.length]?.(value) ?? ['theme.css', ''];
  const file = join(themeDir, path);
  if (value % 4 === 0) return rm(file, { force: true });
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
