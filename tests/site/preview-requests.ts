import { ENGINE_DIR } from '../run-command.ts';

/** Which page asks, and what a browser then says with the request. */
export const STRANGERS: readonly [string, Record<string, string>][] = [
  ['of another port', { Origin: 'http://localhost:9999' }],
  ['of another port, by its address', { Origin: 'http://127.0.0.1:9999' }],
  ['of a file', { Origin: 'null' }],
  ['of another host', { Origin: 'https://evil.example' }],
  ['that loads it as a script', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors', 'Sec-Fetch-Dest': 'script' }],
  ['of another port that loads it as a script', { 'Sec-Fetch-Site': 'same-site', 'Sec-Fetch-Mode': 'no-cors', 'Sec-Fetch-Dest': 'script' }],
  ['that frames it', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'iframe' }],
  ['that reaches it by a name of its own', { Host: 'evil.example' }],
];

/** Addresses at which servers of this kind have handed out files. */
export const FILES_TO_KEEP: readonly string[] = [
  ...['/package.json', '/package-lock.json', '/README.md', '/LICENSE', '/.git/config', '/.npmrc', '/astro.config.mjs', '/tsconfig.json'],
  ...['/content/site.yaml', '/content/news/', '/content/site.yaml?raw', '/content/site.yaml?url&import', '/content/site.yaml?inline'],
  ...[
    '/src/site.ts',
    '/src/publish/publish-site.ts',
    '/src/publish/publish-site.ts?raw',
    '/src/pages/index.astro',
    '/src/pages/404.astro?raw',
  ],
  ...['/src/browser/../publish/publish-site.ts', '/src/browser/site/element.ts?raw', '/src/components/../site.ts', '/scripts/build.ts'],
  ...[
    '/tests/run-command.ts',
    '/node_modules/vite/package.json',
    '/node_modules/.package-lock.json',
    '/@fs/etc/passwd',
    '/@fs/etc/passwd/',
  ],
  ...[`/@fs${ENGINE_DIR}/package.json`, `/@fs${ENGINE_DIR}/package.json?raw`, '/@id/fs', '/@id/__x00__virtual:astro:routes', '/__inspect/'],
  ...[
    '/__open-in-editor?file=package.json',
    '/.astro/types.d.ts',
    '/.cache/index.sqlite',
    '/news/2026-01-01-first-light/?raw',
    '/dist-report.json',
  ],
];

/** What is no address, or leads out of the site. */
export const MALFORMED: readonly string[] = [
  '/%',
  '/%zz/',
  '/%c3/',
  '/news/%/',
  '/%00',
  '/..%2fpackage.json',
  '/%2e%2e/package.json',
  '/../package.json',
  '/a\\b',
  '//evil.example/',
  '/?%',
  'http://evil.example/',
];
