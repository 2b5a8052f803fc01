/** Milliseconds that a button says what it did. */
const WHILE = 2500;

/** What a button says when it has copied something, and when the browser did not let it. */
export interface CopyWords {
  done: string;
  failed: string;
}

/** Copies a text, and says so on the button and to people who hear the page, by the page's `[role="status"]`. */
export async function copyAndTell(text: string, label: HTMLElement, { done, failed }: CopyWords): Promise<void> {
  const words = await navigator.clipboard.writeText(text).then(
    () => done,
    () => failed,
  );
  const usual = label.dataset['usual'] ?? label.textContent;
  label.dataset['usual'] = usual;
  label.textContent = words;
  const status = document.querySelector('[role="status"]');
  if (status) status.textContent = words;
  setTimeout(() => {
    label.textContent = usual;
    if (status) status.textContent = '';
  }, WHILE);
}
