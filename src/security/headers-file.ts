import type { HostRules } from './host-rules.ts';

/**
 * The file `_headers` that Netlify, Cloudflare and others read
 * (https://developers.cloudflare.com/pages/configuration/headers/). Where two rules fit, one host joins their headers and
 * another takes the last: so what holds for all comes first, and says nothing that the others do not. A line has 2,000
 * characters at most.
 */
export function writeHeadersFile(base: string, { common, lasting, pages, issues }: HostRules): string {
  const policy = (value: string) => ({ 'Content-Security-Policy': value });
  const rules: [path: string, headers: Readonly<Record<string, string>>][] = [
    [`${base}*`, common],
    ...lasting.folders.map((folder): [string, Record<string, string>] => [`${folder}*`, { 'Cache-Control': lasting.cacheControl }]),
    ...pages.paths.map((path): [string, Record<string, string>] => [path, policy(pages.policy)]),
    [`${issues.folder}:date/*`, policy(issues.policy)],
  ];
  return rules.map(([path, headers]) => `${path}\n${writeLines(headers)}`).join('\n');
}

function writeLines(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .map(([name, value]) => `  ${name}: ${value}\n`)
    .join('');
}
