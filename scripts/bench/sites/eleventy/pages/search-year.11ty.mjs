export const data = {
  pagination: { data: 'collections.years', size: 1, alias: 'year' },
  permalink: ({ year }) => `/search/${year.key}.json`,
};

export function render({ year: { stories } }) {
  const providers = new Map(stories.map(({ provider }) => [provider.domain, provider.name]));
  const topics = new Map(stories.flatMap((story) => story.topics.map(({ slug, name }) => [slug, name])));
  const [providerPlaces, topicPlaces] = [providers, topics].map((named) => new Map([...named.keys()].map((key, place) => [key, place])));
  return JSON.stringify({
    providers: [...providers],
    topics: [...topics],
    titles: stories.map(({ title }) => title),
    slugs: stories.map(({ slug }) => slug),
    days: stories.map(({ stamp }) => stamp.slice(0, 'YYYY-MM-DD'.length)),
    providerOf: stories.map(({ provider }) => providerPlaces.get(provider.domain)),
    topicsOf: stories.map((story) => story.topics.map(({ slug }) => topicPlaces.get(slug))),
  });
}
