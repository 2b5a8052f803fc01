import { writeCard } from '../_includes/cards.mjs';
import { escapeMarkup } from '../_includes/markup.mjs';
import { describeTrail, writeBreadcrumb, writeFeedLinks, writePage, writeStructuredData } from '../_includes/page.mjs';
import { topics } from '../_includes/publication.mjs';

export const data = {
  pagination: { data: 'collections.listPages', size: 1, alias: 'list' },
  permalink: ({ list }) => `${list.path}index.html`,
};

const ICON =
  '<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="M2 8a6 6 0 0 1 6 6M2 3a11 11 0 0 1 11 11"></path><circle cx="3.5" cy="12.5" r="1.8"></circle></svg>';

const heads = new Map();

/** Topics and providers: cards on as many pages as they need. */
export function render({ list: { list, number, stories, path, newer, older } }) {
  const { title, head, pageHead } = heads.get(list.path) ?? writeHeads(list);
  const links = `${newer ? `<a href="${newer}" rel="prev">← Newer</a>` : ''}${older ? `<a class="older" href="${older}" rel="next">Older →</a>` : ''}`;
  const pagination = links && `<nav class="pagination" aria-label="Pages of ${escapeMarkup(list.name)}">${links}</nav>`;
  const main = `${pageHead}<div class="card-grid">${stories.map((story) => writeCard(story)).join('')}</div>${pagination}`;
  const imageTopic = list.kind === 'topics' ? list.slug : '';
  return writePage({
    title: number > 1 ? `${title}, page ${number}` : title,
    path,
    description: list.description,
    imageTopic,
    imageTitle: title,
    head,
    main,
  });
}

function writeHeads(list) {
  const { kind, slug, name, path, description } = list;
  const isTopic = kind === 'topics';
  const above = [isTopic ? 'Topics' : 'Sources', `/${kind}/`];
  const text = isTopic ? (description ? `<p class="standfirst">${escapeMarkup(description)}</p>` : '') : `<p class="domain">${slug}</p>`;
  const follow = isTopic ? `/feeds/#topic-${slug}">${ICON}Follow this topic` : `/feeds/#source-${slug}">${ICON}Follow this source`;
  const within = [...topics.values()].filter(({ parent }) => isTopic && parent === slug);
  const tags = within.map((topic) => `<li><a href="${topic.path}">${escapeMarkup(topic.name)}</a></li>`).join('');
  const children = tags && `<nav class="tags" aria-label="Within ${escapeMarkup(name)}"><ul>${tags}</ul></nav>`;
  const written = {
    title: name,
    head: writeFeedLinks(name, path) + writeStructuredData([describeTrail([above, [name, path]])]),
    pageHead: `<header class="page-head">${writeBreadcrumb([above])}<h1>${escapeMarkup(name)}</h1>${text}<a class="follow" href="${follow}</a>${children}</header>`,
  };
  heads.set(path, written);
  return written;
}
