/** Milliseconds that a button says what it did. */
const WHILE = 2500;

/** What a button says when it has copied something, and when the browser did not let it. */
export interface CopyWords {
  done: string;
  failed: string;
}

/**
 * Copies a text, and says so on the button and to people who hear the page, by the page's `[role="status"]`.
 * @param spoken what they hear, if it is more than what the button has room for
 */
export async function copyAndTell(text: string, label: HTMLElement, shown: CopyWords, spoken = shown): Promise<void> {
  const result = await navigator.clipboard.writeText(text).then(
    () => 'done' as const,
    () => 'failed' as const,
  );
  const usual = label.dataset['usual'] ?? label.textContent;
  label.dataset['usual'] = usual;
  label.textContent = shown[result];
  const status = document.querySelector('[role="status"]');
  if (status) status.textContent = spoken[result];
  setTimeout(() => {
    label.textContent = usual;
    if (status) status.textContent = '';
  }, WHILE);
}
