import type { ListedProvider, ParsedArticle, Provider } from '../article.ts';
import type { ProviderFields } from '../fields/records/provider-schema.ts';
import type { YamlFile } from '../files/read-yaml-files.ts';
import type { Finding } from '../problems/finding.ts';
import { namePicture } from '../to-image.ts';

const UNKNOWN = { logo: undefined, description: undefined, authors: [], publishers: [] } as const;

/** The providers that have a file, by domain. A domain's second file is an error. */
export function collectProviders(files: readonly YamlFile<ProviderFields>[]): {
  byDomain: Map<string, ListedProvider>;
  findings: Finding[];
} {
  const owners = new Map<string, string>();
  const byDomain = new Map<string, ListedProvider>();
  const findings: Finding[] = [];
  for (const { file, fields } of files) {
    const owner = owners.get(fields.domain);
    if (owner) {
      const message = `the domain ${fields.domain} is described by ${owner}; keep one of the two files`;
      findings.push({ severity: 'error', file, path: ['domain'], message });
      continue;
    }
    owners.set(fields.domain, file);
    const { domain, name = domain, logo, description } = fields;
    byDomain.set(domain, { ...UNKNOWN, domain, name, logo: logo === undefined ? undefined : namePicture(logo), description });
  }
  return { byDomain, findings };
}

/** The article with what provider files say of its own provider and of those of related stories. @param title the paper's */
export function describeProviders<Known extends Pick<ParsedArticle, 'provider' | 'related'>>(
  article: Known,
  described: ReadonlyMap<string, ListedProvider>,
  title: string,
): Omit<Known, 'provider'> & { provider: Provider } {
  const describe = (provider: Provider): Provider => {
    const known = provider.domain === undefined ? undefined : described.get(provider.domain);
    if (!known) return provider;
    const { authors, publishers } = provider;
    return { ...known, logo: known.logo ?? provider.logo, authors, publishers };
  };
  const ourselves: Provider = { ...UNKNOWN, domain: undefined, name: title };
  return {
    ...article,
    provider: describe(article.provider ?? ourselves),
    related: article.related.map((story) => ({ ...story, provider: describe(story.provider) })),
  };
}
