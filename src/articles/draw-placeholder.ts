import { createHash } from 'node:crypto';

/** The drawing that stands in for a missing picture. */
export interface Placeholder {
  /** Degrees on the colour wheel. */
  hue: number;
  /** SVG path data in a view box of 160 × 90. */
  path: string;
  /** One or two letters of the provider's name. */
  initials: string;
}

const WIDTH = 160;
const HEIGHT = 90;

type Pattern = (random: () => number) => string;

const steps = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const round = (value: number): number => Math.round(value);

/** Few shapes each: a list page holds dozens of these. */
const PATTERNS: readonly Pattern[] = [
  // arcs around a corner
  (random) => {
    const [x, y] = [random() < 0.5 ? 0 : WIDTH, random() < 0.5 ? 0 : HEIGHT];
    return steps(6)
      .map((step) => circle(x, y, 22 + step * (12 + random() * 6)))
      .join('');
  },
  // columns of text
  (random) =>
    steps(9)
      .map(
        (step) =>
          `M${12 + (step % 3) * 48} ${20 + Math.floor(step / 3) * 22}h${round(16 + random() * 24)}m${-20} 8h${round(8 + random() * 12)}`,
      )
      .join(''),
  // waves
  (random) => {
    const lift = round(6 + random() * 12);
    return steps(6)
      .map((step) => `M0 ${10 + step * 15}q20 ${-lift} 40 0t40 0 40 0 40 0`)
      .join('');
  },
  // diagonals
  (random) => {
    const gap = round(14 + random() * 12);
    return steps(Math.ceil((WIDTH + HEIGHT) / gap))
      .map((step) => `M${step * gap} 0l${-HEIGHT} ${HEIGHT}`)
      .join('');
  },
  // orbits
  (random) =>
    steps(5)
      .map((step) => circle(80 + (random() - 0.5) * 20, 45, 8 + step * 13))
      .join(''),
  // contour steps
  (random) =>
    steps(6)
      .map(
        (step) =>
          `M0 ${84 - step * 13}L${round(30 + random() * 30)} ${round(78 - step * 13 - random() * 8)} ${round(90 + random() * 30)} ${round(80 - step * 13)} ${WIDTH} ${round(74 - step * 13 - random() * 8)}`,
      )
      .join(''),
];

const drawn = new Map<string, Placeholder>();

/** The same drawing for the same provider and topic, on every machine and at every build. */
export function drawPlaceholder(providerDomain: string, providerName: string, topicSlug: string): Placeholder {
  const key = [providerDomain, providerName, topicSlug].join('\n');
  const placeholder = drawn.get(key) ?? makePlaceholder(providerDomain, providerName, topicSlug);
  drawn.set(key, placeholder);
  return placeholder;
}

function makePlaceholder(providerDomain: string, providerName: string, topicSlug: string): Placeholder {
  const seed = createHash('sha256').update(`${providerDomain}\n${topicSlug}`).digest();
  const hue = round(((createHash('sha256').update(providerDomain).digest()[0] ?? 0) / 256) * 360);
  let next = 1;
  const random = () => (seed[next++ % seed.length] ?? 0) / 256;
  const pattern = PATTERNS[(seed[0] ?? 0) % PATTERNS.length];
  return { hue, path: pattern?.(random) ?? '', initials: findInitials(providerName) };
}

function circle(x: number, y: number, radius: number): string {
  const [left, r] = [round(x - radius), round(radius)];
  return `M${left} ${round(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
}

function findInitials(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !/^(?:the|of|and|a)$/i.test(word));
  return words
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase())
    .join('');
}
