import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readHeadersFile } from '../../scripts/bench/reading/read-headers-file.ts';
import { createAddresses } from '../../src/content/addresses.ts';
import { parseSiteUrl } from '../../src/content/fields/site/parse-site-values.ts';
import { completeSettings } from '../../src/content/fields/site/site-settings.ts';
import { writeHeadersFile } from '../../src/security/headers-file.ts';
import { listHostRules } from '../../src/security/host-rules.ts';
import { writeNginxConfig } from '../../src/security/nginx-config.ts';
import { temporaryFolder } from '../run-command.ts';

const settings = completeSettings({ base: '/my.paper/', url: 'https://paper.example' });
const addresses = createAddresses(settings);
const parts = { scripts: ["'sha256-a='"], styles: ["'sha256-b='", "'sha256-c='"], frames: ['https://player.example'] };
const rules = listHostRules(settings, addresses, parts, []);
const config = writeNginxConfig(rules);

/** What nginx does with the directives that the file has, and with no others. */
function readNginx(path: string, text = config): Record<string, string> {
  const [variables, headers]: [Record<string, string>, Record<string, string>] = [{}, {}];
  let isSkipped = false;
  for (const line of text.split('\n').filter((content) => content !== '' && !content.startsWith('#'))) {
    const [, pattern] = /^if \(\$uri ~ "([^"]+)"\) \{$/.exec(line) ?? [];
    const [, variable, value] = /^\s*set (\$\w+) "([^"]*)";$/.exec(line) ?? [];
    const [, header, said = ''] = /^add_header ([\w-]+) ("[^"]*"|\$\w+)(?: always)?;$/.exec(line) ?? [];
    if (pattern !== undefined) isSkipped = !new RegExp(pattern).test(path);
    else if (line === '}') isSkipped = false;
    else if (variable !== undefined && value !== undefined) variables[variable] = isSkipped ? (variables[variable] ?? '') : value;
    else if (header !== undefined) headers[header] = said.startsWith('$') ? (variables[said] ?? '') : said.slice(1, -1);
    else throw new Error(`not understood: ${line}`);
  }
  // An empty header is not sent.
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
}

describe('the file for nginx', () => {
  it('sends what the file _headers does', async () => {
    const folder = join(await temporaryFolder(), 'site');
    await mkdir(folder);
    await writeFile(join(folder, '_headers'), writeHeadersFile(settings.base, rules));
    const headersOf = readHeadersFile(folder);
    for (const path of [
      '',
      'news/bridge/',
      'topics/ai/2/',
      'newsletter/',
      'newsletter/2026-03-01/',
      'pictures/a.webp',
      'assets/a.js',
      'offline/',
    ]) {
      const { 'Content-Security-Policy': ofHeaders = '', ...others } = headersOf(`/my.paper/${path}`);
      const { 'Content-Security-Policy': ofNginx, ...sameOthers } = readNginx(`/my.paper/${path}`);
      expect([path, sameOthers]).toEqual([path, others]);
      // The host that joins rules has the common one first; for files that are no pages it has nothing else.
      const [common, ofPage = ofNginx] = ofHeaders.split(', ');
      expect([path, common, ofPage]).toEqual([path, "frame-ancestors 'none'", ofNginx]);
    }
  });

  it('lets pages run scripts of the site, and issues none', () => {
    expect(readNginx('/my.paper/news/bridge/')['Content-Security-Policy']).toBe(
      "default-src 'none';script-src 'self' 'sha256-a=';style-src 'sha256-b=' 'sha256-c=';img-src 'self';font-src 'self';connect-src 'self';" +
        "manifest-src 'self';frame-src https://player.example;form-action 'self';base-uri 'none';frame-ancestors 'none'",
    );
    for (const path of ['newsletter/2026-03-01/', 'newsletter/2026-03-01/index.html']) {
      expect(readNginx(`/my.paper/${path}`)['Content-Security-Policy']).toBe(
        "default-src 'none';style-src 'unsafe-inline';img-src 'self' https://paper.example;font-src 'self' https://paper.example;form-action 'none';base-uri 'none';frame-ancestors 'none'",
      );
    }
  });

  it('names the host of the site, and no host can say more', () => {
    const signs = Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCharCode(0x20 + index));
    const hosts = [
      ...signs.flatMap((sign) => [sign, `a${sign}b.example`, `${sign}.example`, `a.example${sign}`]),
      ...['a";return.example', '$host', '*', '*.example', "a'none'.example", 'a;img-src.example', 'xn--bcher-kva.example', '[::1]:8080'],
    ];
    const taken = hosts.flatMap((host) => {
      const result = parseSiteUrl(`https://${host}`);
      return 'url' in result ? [result.url] : [];
    });
    expect(new Set(taken.filter((url) => !/^https:\/\/[a-z0-9.-]+(?::\d+)?$/.test(url)))).toEqual(new Set(['https://[::1]:8080']));
    expect(taken.length).toBeGreaterThan(40);
    for (const url of taken) {
      const written = writeNginxConfig(listHostRules(completeSettings({ url }), createAddresses({ base: '/', url }), parts, []));
      const policy = readNginx('/newsletter/2026-03-01/', written)['Content-Security-Policy'];
      expect(policy).toContain(`;img-src 'self' ${url};font-src 'self' ${url};form-action 'none'`);
    }
  });

  it('lets browsers keep only files whose names change with their bytes', () => {
    const kept = 'public, max-age=31536000, immutable';
    const paths = ['assets/a.js', 'pictures/a.webp', '', 'sw.js', 'news/pictures/', 'icons/192.png'];
    expect(paths.map((path) => readNginx(`/my.paper/${path}`)['Cache-Control'])).toEqual([kept, kept, ...Array(4).fill(undefined)]);
    expect(readNginx('/myxpaper/assets/a.js')['Cache-Control']).toBeUndefined();
  });
});
