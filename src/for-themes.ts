/*
 * What a theme may import from `broadsheet`, besides components. docs/theming.md says what each is for; what goes from here is told in
 * CHANGELOG.md.
 */
export { composeFront, type Front } from './components/front/compose-front.ts';
export { findStoryPicture, type PicturePlace, type StoryPicture } from './components/lists/find-story-picture.ts';
export type { Article, Author, ListedProvider, Topic } from './content/article.ts';
export { findStoryLang } from './content/story-source.ts';
export type { StoriesPage } from './lists/numbered-pages.ts';
export { clusterStories, type StoryCluster } from './lists/same-story/cluster-stories.ts';
export type { StoryList } from './lists/story-list.ts';
export type { HeadPolicy } from './security/content-security-policy.ts';
export { currentSite, type Site } from './site.ts';
export { countIn, fillIn } from './words/fill-in.ts';
