import { nameEntry } from './stored-names.ts';

/** In localStorage: `off` where the reader wants the key for something else (WCAG 2.2, 2.1.4: character key shortcuts). */
const KEY_KEY = nameEntry('search-key');

const KEY = '/';

/** On every page the key leads to the search: to its field, or to the page that has it, where a switch turns it off. */
export function connectSearchKey(): void {
  const link = document.querySelector<HTMLAnchorElement>('a[data-search-key]');
  const field = document.querySelector<HTMLInputElement>('input#query');
  const onOff = document.querySelector<HTMLInputElement>('input[data-search-key-switch]');
  if (!link) return;
  const showWhetherOn = () => {
    if (isOn()) link.setAttribute('aria-keyshortcuts', KEY);
    else link.removeAttribute('aria-keyshortcuts');
    if (onOff) onOff.checked = isOn();
  };
  onOff?.addEventListener('change', () => {
    remember(onOff.checked);
    showWhetherOn();
  });
  addEventListener('keydown', (event) => {
    // Shift is no modifier here: on many keyboards the sign needs it.
    const isPlain = event.key === KEY && !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
    if (!isPlain || event.defaultPrevented || isTyping(event) || !isOn()) return;
    event.preventDefault();
    if (!field) return location.assign(`${link.href}#query`);
    field.focus();
    field.select();
  });
  showWhetherOn();
}

function isOn(): boolean {
  try {
    return localStorage.getItem(KEY_KEY) !== 'off';
  } catch {
    return true;
  }
}

/** Where the browser keeps nothing, the switch turns back at once: it must not promise what the next page does not know. */
function remember(isWanted: boolean): void {
  try {
    if (isWanted) localStorage.removeItem(KEY_KEY);
    else localStorage.setItem(KEY_KEY, 'off');
  } catch {}
}

function isTyping({ target }: Event): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}
