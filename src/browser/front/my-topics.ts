import { markRead } from '../reader/read-stories.ts';
import { cloneTemplate } from './clone-template.ts';
import { fetchTopicSection } from './fetch-topic-section.ts';
import { readFrontData } from './front-data.ts';
import { readKeptTopics, watchKeptTopics } from './kept-topics.ts';
import { connectTopicTools, showTopicTools } from './topic-tools.ts';

/**
 * Puts the topics that the reader keeps right below the front page's top, in the reader's order: those that have a section on
 * the page, and once it has loaded the others. No story stands there twice for it.
 * @param onAdd gets each section that was added
 */
export function orderMyTopics(onAdd: (section: HTMLElement) => void = () => {}): void {
  const data = readFrontData();
  const front = document.querySelector<HTMLElement>('.front');
  if (!data || !front) return;
  const holder = front.querySelector<HTMLElement>(':scope > .topic-sections');
  const editors = listSections(holder);
  const sections = new Map(editors);
  const block = cloneTemplate('data-my-topics');
  const mine = block.querySelector<HTMLElement>('.topic-sections') ?? block;

  // Nothing in sight moves but by the reader's doing.
  const staying = new Set([...editors.values()].filter(isInSight));

  const order = () => {
    const kept = readKeptTopics().flatMap((slug) => sections.get(slug) ?? []);
    const moved = kept.filter((section) => !staying.has(section));
    const others = [...editors.values()].filter((section) => !moved.includes(section));
    setChildren(mine, moved);
    if (holder) setChildren(holder, others);
    for (const section of sections.values()) showTopicTools(section, moved.indexOf(section));
    if (moved.length === 0) block.remove();
    else if (!block.isConnected) front.insertBefore(block, findPlace(front));
    hideRepeated(front, block);
  };
  const addMissing = async () => {
    const shown = listPaths(front, '.river, .shelf');
    for (const slug of readKeptTopics().filter((kept) => !sections.has(kept))) {
      // A reader who is offline, or a topic that is gone, adds nothing.
      const section = await fetchTopicSection(slug, shown, data).catch(() => undefined);
      if (!section || sections.has(slug)) continue;
      sections.set(slug, section);
      for (const path of listPaths(section)) shown.add(path);
      onAdd(section);
      markRead(section);
    }
    order();
  };
  const change = () => {
    staying.clear();
    order();
  };

  order();
  connectTopicTools(mine, change);
  watchKeptTopics(() => {
    change();
    void addMissing();
  });
  if (document.readyState === 'complete') void addMissing();
  else addEventListener('load', addMissing, { once: true });
}

function listSections(holder: HTMLElement | null): Map<string, HTMLElement> {
  const sections = [...(holder?.querySelectorAll<HTMLElement>(':scope > [data-topic]') ?? [])];
  return new Map(sections.map((section) => [section.dataset['topic'] ?? '', section]));
}

/** Moving an element takes the focus from what is in it, so nothing is moved without need. */
function setChildren(parent: HTMLElement, wanted: readonly HTMLElement[]): void {
  parent.hidden = wanted.length === 0;
  const isDone = parent.children.length === wanted.length && wanted.every((section, index) => parent.children[index] === section);
  if (!isDone) parent.replaceChildren(...wanted);
}

/** Below the page's top; where the reader sees already what follows there, below that. */
function findPlace(front: HTMLElement): Element | null {
  return [...front.children].slice(1).find((part) => !isInSight(part)) ?? null;
}

/** Before the first paint nothing is. */
function isInSight(part: Element): boolean {
  const { top, bottom } = part.getBoundingClientRect();
  return performance.getEntriesByName('first-contentful-paint').length > 0 && top < innerHeight && bottom > 0;
}

/** The newest stories are a list of all: what stands in the reader's topics is left out there. */
function hideRepeated(front: HTMLElement, block: HTMLElement): void {
  const above = block.isConnected ? listPaths(block) : new Set();
  for (const story of front.querySelectorAll<HTMLElement>('.river article')) {
    story.hidden = above.has(story.querySelector<HTMLAnchorElement>('.headline a')?.pathname ?? '');
  }
}

/** The paths of links. @param except what it is in, a selector */
function listPaths(within: HTMLElement, except = 'template'): Set<string> {
  const links = [...within.querySelectorAll('a')].filter((link) => !link.closest(except));
  return new Set(links.map(({ pathname }) => pathname));
}
