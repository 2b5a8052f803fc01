import type { Author, ListedProvider, Topic } from '../../content/article.ts';
import { listBarTopics, listSections } from '../../lists/sections.ts';
import { listBar, listFooter } from '../../lists/site-menus.ts';
import { listAncestors, listChildren } from '../../lists/trail.ts';
import { once } from './once.ts';
import type { PaperFrame } from './paper-frame.ts';
import type { StoryStore } from './story-store.ts';

/** What is asked of topics, providers and authors, and of the menus that name topics. */
export function answerNames(frame: PaperFrame, store: StoryStore) {
  // Which records a kind of list has, StoryStore says in words only.
  const count = <Of>(kind: 'topic' | 'provider' | 'author') =>
    store.lists(kind).map((head) => ({ record: head.record as Of, count: head.count }));
  const find = <Of>(kind: 'topic' | 'provider' | 'author', name: string) => store.list(kind, name)?.record as Of | undefined;
  const topics = once(() => count<Topic>('topic').map(({ record, ...counted }) => ({ topic: record, ...counted })));
  const findTopic = (slug: string) => find<Topic>('topic', slug);
  return {
    topics,
    providers: () => count<ListedProvider>('provider').map(({ record, ...counted }) => ({ provider: record, ...counted })),
    authors: () => count<Author>('author').map(({ record, ...counted }) => ({ author: record, ...counted })),
    topic: findTopic,
    provider: (domain: string) => find<ListedProvider>('provider', domain),
    author: (slug: string) => find<Author>('author', slug),
    topicsAbove: (slug: string) => listAncestors(findTopic(slug), findTopic),
    topicsBelow: (slug: string) => listChildren(slug, topics()),
    sections: () => listSections(topics()),
    barTopics: () => listBarTopics(topics()),
    hasAuthors: () => store.lists('author').length > 0,
    bar: () => listBar({ ...frame, topics: topics() }),
    footer: () => listFooter({ ...frame, topics: topics() }),
  };
}
