import { readIndex } from './_includes/publication-index.mjs';

/** Everything that pages need is grouped once, in the first collection; the others are parts of it. */
export default function configure(eleventyConfig) {
  eleventyConfig.setQuietMode(true);
  eleventyConfig.setUseGitIgnore(false);
  eleventyConfig.setDataDeepMerge(false);
  eleventyConfig.addPassthroughCopy({ static: '.' });
  eleventyConfig.addPreprocessor('drafts', 'md', ({ draft }) => (draft ? false : undefined));
  eleventyConfig.amendLibrary('md', (markdown) => markdown.set({ html: false }));
  for (const name of ['stories', 'listPages', 'aliases', 'apiPages', 'feeds', 'months', 'days', 'years']) {
    eleventyConfig.addCollection(name, (api) => readIndex(api)[name]);
  }
  return {
    dir: { input: '.', output: '_site', includes: '_includes', data: '_data' },
    markdownTemplateEngine: false,
    templateFormats: ['md', '11ty.js'],
  };
}
