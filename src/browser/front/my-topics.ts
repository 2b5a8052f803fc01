import { fetchTopicSection } from './fetch-topic-section.ts';
import { type FrontData, readFrontData } from './front-data.ts';
import { readKeptTopics, watchKeptTopics } from './kept-topics.ts';

/** How far below the screen the sections of other topics begin to load. */
const AHEAD = '800px';

/**
 * Puts the topics that the reader keeps before the front page's others, in the reader's order. Those that have no section
 * there get one once the reader comes near.
 * @param onAdd gets each section that was added
 */
export function orderMyTopics(onAdd: (section: HTMLElement) => void = () => {}): void {
  const data = readFrontData();
  const river = document.querySelector<HTMLElement>('.river');
  const holder = document.querySelector<HTMLElement>('.topic-sections') ?? makeHolder();
  const place = holder.isConnected ? holder : river;
  if (!data || !place) return;
  const editors = listSections(holder);
  const order = () => moveSections(holder, editors);
  order();
  const asked = new Set(editors.keys());
  const addMissing = () => {
    for (const slug of readKeptTopics().filter((kept) => !asked.has(kept))) {
      asked.add(slug);
      void addSection(slug, data, (section) => {
        onAdd(section);
        if (!holder.isConnected) river?.before(holder);
        holder.append(section);
        order();
      });
    }
  };
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      addMissing();
      watchKeptTopics(addMissing);
    },
    { rootMargin: AHEAD },
  );
  const watch = () => observer.observe(place);
  if (document.readyState === 'complete') watch();
  else addEventListener('load', watch, { once: true });
  watchKeptTopics(order);
}

/** For a front page without sections. */
function makeHolder(): HTMLElement {
  const holder = document.createElement('div');
  holder.className = 'topic-sections';
  return holder;
}

function listSections(holder: HTMLElement): Map<string, HTMLElement> {
  const sections = [...holder.querySelectorAll<HTMLElement>(':scope > [data-topic]')];
  return new Map(sections.map((section) => [section.dataset['topic'] ?? '', section]));
}

/** Kept topics first, then the editor's others as they were; a section that was only added goes with its topic. */
function moveSections(holder: HTMLElement, editors: ReadonlyMap<string, HTMLElement>): void {
  const kept = readKeptTopics();
  const present = listSections(holder);
  for (const [slug, section] of present) if (!kept.includes(slug) && !editors.has(slug)) section.remove();
  const wanted = [...new Set([...kept, ...editors.keys()])].flatMap((slug) => present.get(slug) ?? editors.get(slug) ?? []);
  // Moving an element takes the focus from what is in it, so nothing is moved without need.
  if (wanted.every((section, index) => holder.children[index] === section)) return;
  holder.prepend(...wanted);
}

/** A reader who is offline, or a topic that is gone, adds nothing. */
async function addSection(slug: string, data: FrontData, add: (section: HTMLElement) => void): Promise<void> {
  const section = await fetchTopicSection(slug, listShown(), data).catch(() => undefined);
  if (section && readKeptTopics().includes(slug)) add(section);
}

/** Stories that stand above or beside; the ranking and the river repeat them. */
function listShown(): Set<string> {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.front .headline a')].filter((link) => !link.closest('ol, .river'));
  return new Set(links.map(({ pathname }) => pathname));
}
