/**
 * On a month's page whose days fold: a button that opens or folds all of them. Browsers that open no `details` for a link to
 * what it hides, or none for the printer, are helped out (Safari before 18.4, Firefox before 139).
 */
export function connectFoldedDays(): void {
  const days = [...document.querySelectorAll<HTMLDetailsElement>('details.archive-day')];
  const button = document.querySelector<HTMLButtonElement>('.fold-days button');
  if (!button) return;
  const areOpen = () => days.every(({ open }) => open);
  const showWhat = () => {
    button.textContent = button.dataset[areOpen() ? 'fold' : 'open'] ?? '';
  };
  const openTarget = () => {
    const target = document.getElementById(location.hash.slice(1));
    const day = target?.closest<HTMLDetailsElement>('details.archive-day');
    if (!day || day.open) return;
    day.open = true;
    target?.scrollIntoView();
  };
  const openAll = (open: boolean) => {
    for (const day of days) day.open = open;
  };

  button.addEventListener('click', () => openAll(!areOpen()));
  for (const day of days) day.addEventListener('toggle', showWhat);
  addEventListener('hashchange', openTarget);
  let opened: readonly HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    opened = days.filter(({ open }) => open);
    openAll(true);
  });
  addEventListener('afterprint', () => {
    for (const day of days) day.open = opened.includes(day);
  });
  openTarget();
  showWhat();
  button.hidden = false;
}
