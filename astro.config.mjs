import { defineConfig } from 'astro/config';
import { broadsheet } from './src/publish/integration.ts';

// Address, base path and folders follow from site.yaml and the environment.
export default defineConfig({
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'always', assets: 'assets' },
  // No script stands in a page: its policy would have to name each one's hash, and a file is kept for the next page.
  // What several scripts import is one file: as many small ones, three deep, came one round trip after another.
  vite: {
    build: { assetsInlineLimit: 0 },
    environments: {
      client: {
        build: { rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shared', test: /\.ts$/, minShareCount: 2 }] } } } },
      },
    },
  },
  devToolbar: { enabled: false },
  integrations: [broadsheet()],
});
