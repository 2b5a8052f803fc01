/** Arrow keys lead from the field through the found stories and back; Esc empties the field, or leads back to it. */
export function moveByKeys(field: HTMLInputElement, results: HTMLElement, more: HTMLButtonElement, clear: () => void): void {
  const listStops = (): HTMLElement[] => {
    const headlines = [...results.querySelectorAll<HTMLElement>('.headline a')];
    return [field, ...headlines, ...(more.hidden ? [] : [more])];
  };
  const move = (event: KeyboardEvent) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const stops = listStops();
    const place = event.target instanceof HTMLElement ? stops.indexOf(event.target) : -1;
    if (place === -1) return;
    if (event.key === 'Escape') {
      if (place > 0) field.focus();
      else if (field.value !== '') clear();
      else return;
      event.preventDefault();
      return;
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' && place > 0 ? -1 : 0;
    const stop = stops[place + step];
    if (step === 0 || !stop) return;
    event.preventDefault();
    stop.focus();
  };
  for (const part of [field, results, more]) part.addEventListener('keydown', move);
}
