export const data = {
  pagination: { data: 'collections.years', size: 1, alias: 'year' },
  permalink: ({ year }) => `/search/${year.key}.json`,
};

export function render({ year }) {
  const [providers, topics] = [new Map(), new Map()];
  const number = (numbers, name) => {
    if (!numbers.has(name)) numbers.set(name, numbers.size);
    return numbers.get(name);
  };
  const stories = year.stories.map(({ slug, title, stamp, provider, topics: ofStory }) => [
    slug,
    title,
    stamp.slice(0, 'YYYY-MM-DD'.length),
    number(providers, provider.name),
    ofStory.map(({ name }) => number(topics, name)),
  ]);
  return JSON.stringify({ providers: [...providers.keys()], topics: [...topics.keys()], stories });
}
