import { basename } from 'node:path';

export default {
  layout: 'story.11ty.mjs',
  permalink: ({ page }) => `/news/${basename(page.inputPath, '.md')}/index.html`,
};
