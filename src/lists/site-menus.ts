import type { Addresses } from '../content/addresses.ts';
import type { Topic } from '../content/article.ts';
import type { MenuEntry } from '../content/fields/site/menu-fields.ts';
import type { SiteSettings } from '../content/fields/site/site-settings.ts';
import type { OwnPage } from '../content/own-page.ts';
import { type CountedTopic, listBarTopics } from './sections.ts';

/** A link of a menu that the paper fills itself. */
export interface MenuLink {
  name: string;
  href: string;
}

/** What the menus are made of; a `Site` has it. Every page shows them, so all pages are made again when they change. */
export interface MenuSources {
  settings: Pick<SiteSettings, 'menu' | 'footer'>;
  addresses: Addresses;
  topics: readonly CountedTopic[];
  pages: readonly OwnPage[];
}

/** The bar at the top of every page: what the settings name, else the paper's main topics; then the pages that belong there. */
export function listBar(site: MenuSources): MenuLink[] {
  const chosen = site.settings.menu.flatMap((entry) => findLink(entry, site));
  const first = chosen.length > 0 ? chosen : listBarTopics(site.topics).map((topic) => linkTopic(topic, site.addresses));
  return listOnce([...first, ...listPages(site, 'bar')]);
}

/** The paper's own links at the foot of every page. */
export function listFooter(site: MenuSources): MenuLink[] {
  return listOnce([...site.settings.footer.links.flatMap((entry) => findLink(entry, site)), ...listPages(site, 'footer')]);
}

function findLink({ topic: slug, page: path, link, name }: MenuEntry, { addresses, topics, pages }: MenuSources): MenuLink[] {
  if (link !== undefined) return [{ name: name ?? link, href: link }];
  const topic = topics.find((group) => group.topic.slug === slug)?.topic;
  const page = pages.find((one) => one.path === path);
  const found = topic ? linkTopic(topic, addresses) : page && linkPage(page, addresses);
  return found ? [{ ...found, name: name ?? found.name }] : [];
}

function linkTopic({ slug, name, shortname }: Topic, addresses: Addresses): MenuLink {
  return { name: shortname ?? name, href: addresses.topic(slug) };
}

function linkPage({ title, path }: OwnPage, addresses: Addresses): MenuLink {
  return { name: title, href: addresses.page(path) };
}

function listPages({ pages, addresses }: MenuSources, place: OwnPage['menu']): MenuLink[] {
  return pages.filter(({ menu }) => menu === place).map((page) => linkPage(page, addresses));
}

/** Of two links to one address the first: the settings may name a page that is in the menu by itself. */
function listOnce(links: readonly MenuLink[]): MenuLink[] {
  return links.filter(({ href }, index) => links.findIndex((link) => link.href === href) === index);
}
