import { site } from '../_includes/publication.mjs';

export const data = {
  pagination: { data: 'collections.aliases', size: 1, alias: 'list' },
  permalink: ({ list }) => `${list.path}page/1/index.html`,
};

/** The first page has an address with a number too, as at Broadsheet and Hugo. */
export function render({ list }) {
  const url = site.url + list.path;
  return `<!DOCTYPE html><html lang="en"><head><title>${url}</title><link rel="canonical" href="${url}"><meta name="robots" content="noindex"><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=${url}"></head></html>`;
}
