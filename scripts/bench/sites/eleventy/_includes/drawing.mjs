import { createHash } from 'node:crypto';

const circle = (x, y, radius) => `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0`;
const steps = (count, write) => Array.from({ length: count }, (_, step) => write(step)).join('');

const PATTERNS = [
  (random) => {
    const [x, y] = [random(2) * 160, random(2) * 90];
    return steps(6, (step) => circle(x, y, 22 + step * (12 + random(7))));
  },
  (random) => steps(9, (step) => `M${12 + (step % 3) * 48} ${20 + Math.floor(step / 3) * 22}h${16 + random(24)}m-20 8h${8 + random(12)}`),
  (random) => {
    const lift = 6 + random(12);
    return steps(6, (step) => `M0 ${10 + step * 15}q20 ${-lift} 40 0t40 0 40 0 40 0`);
  },
  (random) => {
    const gap = 14 + random(12);
    return steps(Math.ceil(250 / gap), (step) => `M${step * gap} 0l-90 90`);
  },
  (random) => steps(5, (step) => circle(70 + random(20), 45, 8 + step * 13)),
  (random) =>
    steps(6, (step) => {
      const low = 84 - step * 13;
      return `M0 ${low}L${30 + random(30)} ${low - 6 - random(8)} ${90 + random(30)} ${low - 4} 160 ${low - 10 - random(8)}`;
    }),
];

const drawn = new Map();

/** The drawing in place of a picture; the same for the same provider and topic. */
export function draw({ provider, topics }) {
  const key = `${provider.domain}/${topics[0]?.slug}`;
  const drawing = drawn.get(key) ?? makeDrawing(key, provider);
  drawn.set(key, drawing);
  return drawing;
}

function makeDrawing(key, { domain, name }) {
  const seed = createHash('md5').update(key).digest();
  const hue = (createHash('md5').update(domain).digest()[0] * 7) % 360;
  let next = 1;
  const random = (limit) => seed[next++ % seed.length] % limit;
  const path = PATTERNS[seed[0] % PATTERNS.length](random);
  const initials = name
    .split(' ', 2)
    .map(([letter]) => letter)
    .join('');
  return `<svg class="drawing" viewBox="0 0 160 90" preserveAspectRatio="xMidYMid slice" aria-hidden="true"><path d="M0 0h160v90H0z" fill="hsl(${hue} 38% 86%)"></path><path d="${path}" fill="none" stroke="hsl(${hue} 42% 68%)" stroke-width="2"></path><text x="80" y="59" text-anchor="middle" font-size="40" fill="hsl(${hue} 48% 28%)">${initials}</text></svg>`;
}
