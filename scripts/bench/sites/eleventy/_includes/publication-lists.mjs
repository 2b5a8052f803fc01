import { escapeMarkup, formatDay, formatMonth } from './markup.mjs';

/** Months of an archive or newsletter, by year, the newest first. */
export function writeArchive(months) {
  const years = Map.groupBy(months, ({ key }) => key.slice(0, 'YYYY'.length));
  const item = ({ key, date, stories }) =>
    `<li><a href="/archive/${key}/">${formatMonth(date).split(' ')[0]}</a> <span class="count">${stories.length}</span></li>`;
  const section = ([year, ofYear]) => `<section class="archive-year"><h2>${year}</h2><ul>${ofYear.map(item).join('')}</ul></section>`;
  return [...years].map(section).join('');
}

export function writeCalendar(days) {
  const months = Map.groupBy(days, ({ key }) => key.slice(0, 'YYYY-MM'.length));
  const item = ({ key, date }) => `<li><a href="/newsletter/${key}/" aria-label="${formatDay(date)}">${date.getUTCDate()}</a></li>`;
  const section = ([month, ofMonth]) =>
    `<section class="issue-month"><h4>${formatMonth(new Date(month))}</h4><ul>${ofMonth.map(item).join('')}</ul></section>`;
  return [...months].map(section).join('');
}

export function writeProviders(lists) {
  const item = ({ path, name, stories }) =>
    `<li><a class="provider" href="${path}"><span>${escapeMarkup(name)}</span></a> <span class="count">${stories.length}</span></li>`;
  return `<ul class="provider-list">${lists.map(item).join('')}</ul>`;
}

export function writeTopics(lists, parent) {
  const children = lists.filter((list) => list.parent === parent);
  const item = ({ path, name, slug, description, stories }) =>
    `<li><a href="${path}">${escapeMarkup(name)}</a> <span class="count">${stories.length}</span>${description ? `<p>${escapeMarkup(description)}</p>` : ''}${writeTopics(lists, slug)}</li>`;
  return children.length > 0 ? `<ul class="topic-tree">${children.map(item).join('')}</ul>` : '';
}
