import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { STRANGERS } from '../../../tests/site/change-publication.ts';
import { type BuildEnd, readSite, type SiteTree, startProcess } from '../machine.ts';

/** How a build left what it writes. */
export interface Built extends BuildEnd {
  /** The site and what lies beside it, but for counts of files. */
  tree: SiteTree;
}

export interface Call {
  /** What counts as now, in milliseconds since 1970. */
  now: number;
  flags: readonly string[];
}

/** Lines of what a clean build knows nothing of, addresses that end and commits; and how far a build has come, told now and then. */
const NOT_SAID = /^(?:.*warning: .* published before .*|the last build was not of .*|[a-z ]+: \d+ of \d+)\n/gm;

/** What every build says on standard error, if it says anything. */
export const readSaid = ({ stderr }: BuildEnd): string => stderr.replace(NOT_SAID, '');

const execute = promisify(execFile);

/**
 * The folders of a series: the paper's, the one that its builds share, and one for each clean build. All have the same pictures, which
 * take longest to make.
 */
export class SeriesDisk {
  readonly folder: string;
  readonly engineDir: string;
  #cleanBuilds = 0;

  constructor(folder: string, engineDir: string) {
    this.folder = folder;
    this.engineDir = engineDir;
  }

  /** Git's work tree; the paper lies in it. */
  inWorkTree = (path = '') => join(this.folder, 'tree', path);
  inContent = (path = '') => join(this.folder, 'tree/content', path);
  themeDir = (): string => join(this.folder, 'tree/theme');
  inSite = (path = '') => join(this.folder, 'disk/site', path);

  /** @param pictures a store that has most of them */
  async open(pictures: string): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    await cp(pictures, join(this.folder, 'pictures'), { recursive: true });
    await this.#openPlace('disk');
  }

  git(...words: string[]): string {
    const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
    const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', '-c', 'init.defaultBranch=main'];
    return execFileSync('git', [...identity, ...words], {
      cwd: this.inWorkTree(),
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  commit(): string {
    this.git('add', '--all');
    this.git('commit', '-q', '--allow-empty', '-m', 'A change');
    return this.git('rev-parse', 'HEAD').trim();
  }

  start({ now, flags }: Call, place = 'disk') {
    const env = {
      NO_COLOR: '1',
      // Where a picture waits for the network, each build looks at everything.
      OFFLINE: '1',
      SOURCE_DATE_EPOCH: String(Math.floor(now / 1000)),
      CONTENT_DIR: this.inContent(),
      OUT_DIR: join(this.folder, place, 'site'),
      CACHE_DIR: join(this.folder, place, 'cache'),
      ...(existsSync(this.themeDir()) && { THEME_DIR: this.themeDir() }),
    };
    return startProcess(process.execPath, [join(this.engineDir, 'scripts/run.mjs'), 'build', '--verbose', ...flags], env);
  }

  /** Brings the site up to date. */
  async build(call: Call): Promise<Built> {
    const end = await this.start(call).ended;
    return { ...end, tree: await this.#read('disk') };
  }

  /**
   * The same from nothing but pictures, and files as they were published last, which are an input.
   * @param beginning the copy that has these
   */
  async buildClean(call: Call, beginning = 'disk'): Promise<Built> {
    this.#cleanBuilds += 1;
    const place = `clean-${this.#cleanBuilds}`;
    await this.#openPlace(place);
    const lastGood = join(this.folder, beginning, 'cache/last-good');
    if (existsSync(lastGood)) await cp(lastGood, join(this.folder, place, 'cache/last-good'), { recursive: true });
    const end = await this.start(call, place).ended;
    return { ...end, tree: await this.#read(place) };
  }

  /** A copy with the times that files have. */
  async copyState(name: string): Promise<void> {
    await execute('cp', ['-a', join(this.folder, 'disk'), join(this.folder, name)]);
  }

  /** Puts a copy in the place of what is there, which is called so from then on; paths decide what a build knows. */
  async swapState(name: string, newName: string): Promise<void> {
    await rename(join(this.folder, 'disk'), join(this.folder, newName));
    await rename(join(this.folder, name), join(this.folder, 'disk'));
  }

  async #openPlace(place: string): Promise<void> {
    await mkdir(join(this.folder, place, 'cache'), { recursive: true });
    await symlink(join(this.folder, 'pictures'), join(this.folder, place, 'cache/images'));
  }

  async #read(place: string): Promise<SiteTree> {
    const site = await readSite(join(this.folder, place, 'site'));
    const tree = new Map([...site].filter(([path]) => !path.startsWith(STRANGERS)));
    for (const name of ['nginx.conf', 'files.json', 'report.json']) {
      const text = await readFile(join(this.folder, place, `site-${name}`), 'utf8').catch(() => undefined);
      if (text !== undefined) tree.set(`site-${name}`, name === 'report.json' ? withoutFileCounts(text) : text);
    }
    return tree;
  }
}

function withoutFileCounts(report: string): string {
  const { files: _files, ...others } = JSON.parse(report);
  return JSON.stringify(others);
}
