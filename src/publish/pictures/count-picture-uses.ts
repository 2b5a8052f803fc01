import { listArticlePictures, listBodyUses, type PictureRole } from '../../content/article-pictures.ts';
import type { Publication } from '../../content/publication.ts';
import { SLOT_SHAPES, type Slot } from '../../images/picture-slots.ts';
import type { SlotUses } from '../../index/paper/pictures-table.ts';

/** The slots that show a picture of each kind. */
const SLOTS: Readonly<Record<PictureRole, readonly Slot[]>> = {
  first: ['hero', 'card', 'social'],
  further: ['hero'],
  related: ['card'],
  logo: ['logo'],
  portrait: ['portrait'],
  body: ['hero'],
  embedded: ['hero'],
};

const ALL_SLOTS = Object.keys(SLOT_SHAPES) as Slot[];

const ONCE = Object.fromEntries(
  Object.entries(SLOTS).map(([role, slots]) => [role, Object.fromEntries(slots.map((slot) => [slot, 1]))]),
) as Readonly<Record<PictureRole, SlotUses>>;

type NamingPictures = Pick<Publication, 'site' | 'articles' | 'providers' | 'authors' | 'pages'>;

/** How often a site uses each picture, by its address. */
export function countPictureUses({
  site: { logo: mark, icon },
  articles,
  providers,
  authors,
  pages,
}: NamingPictures): Map<string, SlotUses> {
  const { uses, want } = createCount();
  for (const article of articles) for (const { url, role } of listArticlePictures(article)) want(url, role);
  for (const page of pages) for (const { url, role } of listBodyUses(page)) want(url, role);
  for (const { logo } of providers) if (logo) want(logo.url, 'logo');
  for (const { picture } of authors) if (picture) want(picture.url, 'portrait');
  for (const url of [mark?.light, mark?.dark, icon?.light, icon?.dark]) if (url !== undefined) want(url, 'further');
  return uses;
}

/** The same of articles alone, as far as they are on the site. */
export function countArticleUses(articles: Publication['articles']): Map<string, SlotUses> {
  const { uses, want } = createCount();
  for (const article of articles) for (const { url, role } of listArticlePictures(article)) want(url, role);
  return uses;
}

/** The sum, without slots that show a picture no more. @param sign -1 takes away */
export function addUses(uses: SlotUses, others: SlotUses, sign: 1 | -1 = 1): SlotUses {
  const counts = ALL_SLOTS.map((slot): [Slot, number] => [slot, (uses[slot] ?? 0) + sign * (others[slot] ?? 0)]);
  return Object.fromEntries(counts.filter(([, count]) => count !== 0));
}

/** Slots that show a picture: in one order, whoever names it first. */
export function listSlots(uses: SlotUses): Slot[] {
  return ALL_SLOTS.filter((slot) => (uses[slot] ?? 0) > 0);
}

function createCount() {
  const uses = new Map<string, SlotUses>();
  const want = (url: string, role: PictureRole) => uses.set(url, addUses(uses.get(url) ?? {}, ONCE[role]));
  return { uses, want };
}
