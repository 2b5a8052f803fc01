/** The month of a day as a number, which grows by one from each month to the next. @param day `2026-03-05` or `2026-03` */
export function numberMonth(day: string): number {
  const [year, month] = day.split('-');
  return Number(year) * 12 + Number(month) - 1;
}
