const numbers = new WeakMap<object, number>();
let last = 0;

/**
 * What a component draws, as a text that is the same only for the same component with the same props. Objects count as
 * themselves, not by what they hold: nobody changes them, and an article is long.
 */
export function nameDrawing(component: object, props: object): string {
  let name = numberOf(component);
  for (const [prop, value] of Object.entries(props)) name += ` ${prop}=${nameValue(value)}`;
  return name;
}

function nameValue(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  return (typeof value === 'object' && value !== null) || typeof value === 'function' ? numberOf(value) : String(value);
}

function numberOf(value: object): string {
  const number = numbers.get(value) ?? ++last;
  numbers.set(value, number);
  return `#${number}`;
}
