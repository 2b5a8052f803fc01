import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { ENGINE_DIR, temporaryFolder } from '../run-command.ts';
import { mirrorCode, nameOriginal } from './mirror-code.ts';

/** An import that is wrong, and what to do about it. Paths are regular expressions, as dependency-cruiser's rules have them. */
interface Rule {
  name: string;
  comment: string;
  from: { path?: string | string[]; pathNot?: string | string[] };
  to: { path?: string | string[]; pathNot?: string | string[]; dependencyTypesNot?: ['type-only']; circular?: true; reachable?: false };
}

/** What may run in a browser, which has neither Node's modules nor packages. */
const FOR_BROWSERS = ['^src/browser/', '^src/words/', '^src/text/'];

const RULES: Rule[] = [
  {
    name: 'circle',
    comment: 'a circle; move what both need to a file of its own, in the lower room',
    from: {},
    to: { circular: true },
  },
  {
    name: 'wall around Astro',
    comment: 'only src/publish/astro/ knows Astro; write a function there that says what is wanted of it',
    from: { pathNot: ['^src/publish/astro/', '^astro\\.config\\.mjs$', '^node_modules/'] },
    to: { path: '^node_modules/astro/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'insides of Astro',
    comment: 'only src/publish/astro/ knows Astro; what others need of its types stands in "astro"',
    from: { pathNot: ['^src/publish/astro/', '^astro\\.config\\.mjs$', '^node_modules/'] },
    to: { path: '^node_modules/astro/', pathNot: '^node_modules/astro/dist/index\\.js$' },
  },
  {
    name: 'wall around the browser',
    comment: 'this runs in a browser, which takes types of anything, but values only of src/browser/, src/words/ and src/text/',
    from: { path: FOR_BROWSERS },
    to: { pathNot: FOR_BROWSERS, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'images and content',
    comment: 'pictures know nothing of articles; let src/publish/pictures/ tell them what is wanted',
    from: { path: '^src/images/' },
    to: { path: '^src/(?:content|body|lists)/' },
  },
];

/**
 * The imports below a folder that point the wrong way, each with what to do about it.
 * @param rooms from top to bottom, see `readRooms`
 */
export async function findWrongArrows(folder: string, rooms: readonly string[]): Promise<string[]> {
  const mirror = await temporaryFolder();
  const threads = await mirrorCode(folder, mirror, join(ENGINE_DIR, 'node_modules'));
  const rules = [...RULES, ...rooms.map(orderRule), leadRule(threads)];
  const { output } = await cruise(['.'], {
    baseDir: mirror,
    validate: true,
    ruleSet: { forbidden: rules },
    tsPreCompilationDeps: true,
    doNotFollow: { path: '^node_modules/' },
    exclude: { path: '^node_modules/(?!astro/)' },
    preserveSymlinks: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  });
  const { violations } = (output as ICruiseResult).summary;
  return violations.map(({ from, to, cycle, rule: { name } }) => {
    const way = cycle ? [from, ...cycle.map((step) => step.name)] : from === to ? [from] : [from, to];
    return `${way.map(nameOriginal).join(' → ')}: ${rules.find((rule) => rule.name === name)?.comment}`;
  });
}

/** A room imports from those below it: no circle of folders is left then. */
function orderRule(room: string, place: number, rooms: readonly string[]): Rule {
  return {
    name: `order of ${room}`,
    comment: `its room stands above ${room} in docs/architecture.md; move the file, or the type, to the room where it belongs`,
    from: { path: inRoom(room) },
    // A rule without a path would forbid everything.
    to: { path: ['^no room$', ...rooms.slice(0, place).map(inRoom)] },
  };
}

function inRoom(room: string): string {
  const path = room.replaceAll('.', '\\.');
  return room === 'src/pages/' ? `^${path}` : room.endsWith('/') ? `^${path}[^/]+$` : `^${path}$`;
}

/** @param threads files that code starts by their address */
function leadRule(threads: readonly string[]): Rule {
  const starts = [
    '^astro\\.config\\.mjs$',
    '^scripts/',
    '^src/pages/',
    '^src/(?:for-themes|schemas)\\.ts$',
    ...threads.map((file) => `^${file.replaceAll('.', '\\.')}$`),
  ];
  return {
    name: 'lead',
    comment: 'no command, page or thread leads here; delete it',
    from: { path: starts },
    to: { path: '^src/', pathNot: [...starts, '\\.d\\.ts$'], reachable: false },
  };
}
