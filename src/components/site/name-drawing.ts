const numbers = new WeakMap<object, number>();
let last = 0;

/**
 * What a component draws, as a text that is the same only for the same component with the same props. Objects count as
 * themselves, not by what they hold: nobody changes them, and an article is long.
 */
export function nameDrawing(component: object, props: object): string {
  return JSON.stringify([identify(component), ...Object.entries(props).flat().map(identify)]);
}

function identify(value: unknown): unknown {
  if (value === undefined) return [];
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return value;
  const number = numbers.get(value) ?? ++last;
  numbers.set(value, number);
  return [number];
}
