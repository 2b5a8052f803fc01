/** Puts the player in the place of its picture once the reader wants it; before, nothing of the player's is loaded. */
export function connectVideo(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-player]')) {
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      const frame = document.createElement('iframe');
      frame.src = link.dataset['player'] ?? '';
      frame.title = link.dataset['title'] ?? '';
      frame.allow = 'autoplay; encrypted-media; fullscreen; picture-in-picture';
      frame.referrerPolicy = 'strict-origin-when-cross-origin';
      frame.className = 'video';
      link.replaceWith(frame);
      frame.focus();
    });
  }
}
