import type { HostRules } from './host-rules.ts';

/** The same as the file `_headers`, for a server block of nginx (https://nginx.org/en/docs/http/ngx_http_headers_module.html). */
export function writeNginxConfig({ common, lasting, pages, issues }: HostRules): string {
  const others = Object.entries(common).filter(([name]) => name !== 'Content-Security-Policy');
  return [
    '# Written by Broadsheet with each build. Include it in the server block of the site, and reload nginx when it changed:',
    '# it names the hash of each style sheet. A location with an add_header of its own needs it once more.',
    `set $broadsheet_policy "${pages.policy}";`,
    `if ($uri ~ "^${quotePattern(issues.folder)}[0-9-]+/") {`,
    `  set $broadsheet_policy "${issues.policy}";`,
    '}',
    'set $broadsheet_cache "";',
    `if ($uri ~ "^(?:${lasting.folders.map(quotePattern).join('|')})") {`,
    `  set $broadsheet_cache "${lasting.cacheControl}";`,
    '}',
    'add_header Content-Security-Policy $broadsheet_policy always;',
    '# Not sent where it is empty.',
    'add_header Cache-Control $broadsheet_cache;',
    ...others.map(([name, value]) => `add_header ${name} "${value}" always;`),
    '',
  ].join('\n');
}

/** A base path is of letters, digits, `.`, `_`, `~` and `-`. */
function quotePattern(path: string): string {
  return path.replaceAll('.', '\\.');
}
