import { defineConfig } from 'astro/config';
import { broadsheet } from './src/publish/integration.ts';

// What else Astro is told stands in src/publish/astro/astro-options.ts.
export default defineConfig({ integrations: [broadsheet()] });
