import { defineConfig } from 'astro/config';

// Address, base path, folders and our integrations follow from site.yaml and the environment: see src/publish/.
export default defineConfig({
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'always', assets: 'assets' },
  devToolbar: { enabled: false },
});
