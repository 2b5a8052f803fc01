import type { Site } from '../site.ts';

/** Characters that a phone shows below an icon. */
const SHORT_NAME = 12;

/** What a browser needs to install the site: https://www.w3.org/TR/appmanifest/. */
export function writeWebManifest({ settings, addresses, direction }: Pick<Site, 'settings' | 'addresses' | 'direction'>): string {
  const { title, description, language, colours } = settings;
  const { home, icon } = addresses;
  const manifest = {
    id: home,
    name: title,
    ...(title.length <= SHORT_NAME && { short_name: title }),
    description,
    lang: language,
    dir: direction,
    start_url: home,
    scope: home,
    display: 'standalone',
    // With a way back, where the browser has it.
    display_override: ['minimal-ui'],
    background_color: colours.paper.light,
    theme_color: colours.paper.light,
    icons: [
      { src: icon('192'), type: 'image/png', sizes: '192x192' },
      { src: icon('512'), type: 'image/png', sizes: '512x512' },
      { src: icon('maskable'), type: 'image/png', sizes: '512x512', purpose: 'maskable' },
    ],
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
