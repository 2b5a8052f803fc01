import { defineConfig } from 'astro/config';
import { broadsheet } from './src/publish/integration.ts';

// Address, base path and folders follow from site.yaml and the environment.
export default defineConfig({
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'always', assets: 'assets' },
  // No script stands in a page: its policy would have to name each one's hash, and a file is kept for the next page.
  vite: { build: { assetsInlineLimit: 0 } },
  devToolbar: { enabled: false },
  integrations: [broadsheet()],
});
