import { nameEntry } from './stored-names.ts';

/** In localStorage: `light` or `dark` where the reader wants another theme than the system's. */
const THEME_KEY = nameEntry('theme');

/**
 * Runs in every page's head, before anything is painted, so that no page flashes in the wrong theme. It is the only script
 * that stands in the page itself; the Content-Security-Policy names its hash.
 */
export const APPLY_THEME = `try{let t=localStorage.getItem('${THEME_KEY}');t&&(document.documentElement.dataset.theme=t)}catch{}`;

/** Shows the button that switches between light and dark, and makes it work. Choosing what the system has forgets the choice. */
export function connectThemeSwitch(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-theme-switch]');
  if (!button) return;
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (root.dataset['theme'] ?? (system.matches ? 'dark' : 'light')) === 'dark';
  const show = () => {
    button.setAttribute('aria-pressed', String(isDark()));
    // The bar of a phone's browser takes the page's own colour, whatever the system's theme.
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
      meta.setAttribute('content', getComputedStyle(root).backgroundColor);
    }
  };
  button.hidden = false;
  button.addEventListener('click', () => {
    const theme = isDark() ? 'light' : 'dark';
    const isSystems = (theme === 'dark') === system.matches;
    if (isSystems) delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
    remember(isSystems ? undefined : theme);
    show();
  });
  system.addEventListener('change', show);
  // Another tab, or a page that comes back from the back/forward cache.
  addEventListener('storage', ({ key }) => key === THEME_KEY && restore());
  addEventListener('pageshow', ({ persisted }) => persisted && restore());
  show();

  function restore(): void {
    const theme = recall();
    if (theme) root.dataset['theme'] = theme;
    else delete root.dataset['theme'];
    show();
  }
}

/** A browser that keeps nothing still switches the page that is open. */
function remember(theme: string | undefined): void {
  try {
    if (theme === undefined) localStorage.removeItem(THEME_KEY);
    else localStorage.setItem(THEME_KEY, theme);
  } catch {}
}

function recall(): string | null {
  try {
    return localStorage.getItem(THEME_KEY);
  } catch {
    return null;
  }
}
