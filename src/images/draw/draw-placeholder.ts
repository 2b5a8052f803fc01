import { createHash } from 'node:crypto';

/** The drawing that stands in for a missing picture: a screen of dots in one ink, a pattern in another over it. */
export interface Placeholder {
  /** Which two of the press's inks. */
  inks: InkPair;
  /** How wide the dots of each row of the screen are, in the units of the view box; the rows are ten apart. */
  screen: readonly number[];
  /** SVG path data of the pattern in a view box of 160 × 90. */
  path: string;
}

/** The inks of the screen and of the pattern, by the class of drawing.css that prints with them. */
export const INK_PAIRS = {
  'inks-1': ['cyan', 'magenta'],
  'inks-2': ['yellow', 'ink'],
  'inks-3': ['magenta', 'yellow'],
  'inks-4': ['cyan', 'ink'],
  'inks-5': ['yellow', 'cyan'],
  'inks-6': ['magenta', 'ink'],
} as const;

export type InkPair = keyof typeof INK_PAIRS;

const PAIRS = Object.keys(INK_PAIRS) as InkPair[];

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

/** How a screen fades, from 0 to 1 down its ten rows. */
const FADES: readonly ((row: number) => number)[] = [(row) => row / 9, (row) => 1 - row / 9, (row) => 1 - Math.abs(row - 4.5) / 4.5];

/** The same drawing for the same story on every machine and at every build; one source's are printed in the same inks. */
export function drawPlaceholder(providerDomain: string, slug: string): Placeholder {
  const seed = hashOf(`${providerDomain}\n${slug}`);
  const ofProvider = hashOf(providerDomain);
  const at = (index: number) => seed[index % seed.length] ?? 0;
  let next = 1;
  const random = () => at(next++) / 256;
  const fade = FADES[at(31) % FADES.length];
  return {
    inks: PAIRS[(ofProvider[1] ?? 0) % PAIRS.length] ?? 'inks-1',
    screen: steps(10).map((row) => round((0.8 + 4.2 * (fade?.(row) ?? 0)) * 10) / 10),
    path: PATTERNS[at(0) % PATTERNS.length]?.(random) ?? '',
  };
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function circle(x: number, y: number, radius: number): string {
  const [left, r] = [round(x - radius), round(radius)];
  return `M${left} ${round(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
}
