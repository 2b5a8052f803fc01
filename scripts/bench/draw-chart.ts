import { COLOURS } from '../../src/theme/colours.ts';

export interface ChartSeries {
  name: string;
  /** Medians by scenario; one that was not measured is missing. */
  seconds: ReadonlyMap<string, number>;
}

const { paper, ink, magenta, cyan, yellow } = COLOURS;
const BARS = [magenta, cyan, yellow].map(({ light }) => light);
const [WIDTH, LABEL, BAR, GAP, TOP] = [760, 190, 16, 14, 56] as const;

/** Bars of seconds, a group for each scenario, as SVG that reads well on light and dark pages. */
export function drawChart(count: number, scenarios: readonly string[], series: readonly ChartSeries[]): string {
  const longest = Math.max(...series.flatMap(({ seconds }) => [...seconds.values()]));
  const scale = (WIDTH - LABEL - 70) / longest;
  const parts: string[] = [];
  let y = TOP;
  for (const scenario of scenarios) {
    const bars = series.flatMap(({ name, seconds }, index) => {
      const value = seconds.get(scenario);
      return value === undefined ? [] : [{ name, value, colour: BARS[index % BARS.length] }];
    });
    parts.push(text(LABEL - 12, y + (bars.length * BAR) / 2 + 4, scenario, 'end'));
    for (const { value, colour } of bars) {
      parts.push(`<rect x="${LABEL}" y="${y}" width="${(value * scale).toFixed(1)}" height="${BAR - 3}" fill="${colour}"/>`);
      parts.push(text(LABEL + value * scale + 6, y + BAR - 5, `${value.toFixed(1)} s`));
      y += BAR;
    }
    y += GAP;
  }
  const legend = series.map(({ name }, index) => {
    const x = LABEL + index * 130;
    return `<rect x="${x}" y="30" width="12" height="12" fill="${BARS[index % BARS.length]}"/>${text(x + 18, 41, name)}`;
  });
  const title = text(LABEL, 18, `Seconds to build ${count.toLocaleString('en')} articles`);
  const label = series.map(
    ({ name, seconds }) => `${name}: ${[...seconds].map(([scenario, value]) => `${scenario} ${value.toFixed(1)} s`).join(', ')}`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" role="img" aria-label="${label.join('; ')}" font-family="system-ui, sans-serif" font-size="13">`,
    `<rect width="${WIDTH}" height="${y}" rx="8" fill="${paper.light}"/>`,
    title,
    ...legend,
    ...parts,
    '</svg>\n',
  ].join('\n');
}

function text(x: number, y: number, words: string, anchor: 'start' | 'end' = 'start'): string {
  return `<text x="${x.toFixed(1)}" y="${y}" text-anchor="${anchor}" fill="${ink.light}">${words}</text>`;
}
