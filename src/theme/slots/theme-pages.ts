/**
 * Addresses, below the site's base and with a slash at the end, of the pages that a theme brings besides the engine's, but for those whose
 * addresses only it knows. Bundled pages have those of their theme in the place of this module, see `use-theme.ts`.
 */
export const THEME_PAGES: readonly string[] = [];
