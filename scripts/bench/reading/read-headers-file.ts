import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Rule {
  pattern: RegExp;
  headers: [name: string, value: string][];
}

/**
 * What a host sends that follows a site's `_headers`: the headers of all rules that fit a path, joined where a name comes
 * twice (https://developers.cloudflare.com/pages/configuration/headers/).
 */
export function readHeadersFile(folder: string): (path: string) => Record<string, string> {
  const rules: Rule[] = [];
  for (const line of readFileSync(join(folder, '_headers'), 'utf8').split('\n')) {
    const [, name, value] = /^\s+([\w-]+): (.*)$/.exec(line) ?? [];
    if (name && value) rules.at(-1)?.headers.push([name, value]);
    else if (line.startsWith('/')) rules.push({ pattern: readPattern(line), headers: [] });
    else if (line !== '') throw new Error(`no rule and no header: ${line}`);
  }
  return (path) => {
    const headers: Record<string, string> = {};
    for (const [name, value] of rules.filter(({ pattern }) => pattern.test(path)).flatMap((rule) => rule.headers)) {
      headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
    }
    return headers;
  };
}

function readPattern(path: string): RegExp {
  const quoted = path.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${quoted.replaceAll('*', '.*').replace(/:\w+/g, '[^/]+')}$`);
}
