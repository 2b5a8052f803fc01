import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generatePublication } from '../../scripts/bench/generate-publication.ts';
import { buildSite, readTree, runScript, temporaryFolder } from '../run-command.ts';
import { fillSmallCache, SMALL } from '../small-paper.ts';

describe('npm run build', () => {
  it('writes the same bytes on one core and on several', async () => {
    const content = await temporaryFolder();
    // As few as a build takes a second thread for.
    generatePublication(1000, content);
    await writeFile(join(content, 'site.yaml'), 'api: false\n');
    const [one, several] = [await buildSite(content, {}, ['--jobs=1']), await buildSite(content, {}, ['--jobs', '3'])];
    expect([one.status, several.status]).toEqual([0, 0]);
    for (const { stdout } of [one, several]) expect(stdout).toContain('read: 1000 parsed, 0 reused');
    expect((await readTree(several.outDir)).size).toBeGreaterThan(2000);
    expect(await readTree(several.outDir)).toEqual(await readTree(one.outDir));
  });

  it('with --profile says where the time went, in a file for developer tools', async () => {
    const folder = await temporaryFolder();
    const env = { CONTENT_DIR: SMALL, OUT_DIR: join(folder, 'site'), CACHE_DIR: await fillSmallCache(), OFFLINE: '1' };
    const { stdout } = await runScript('build', { args: ['--profile'], env, cwd: folder }).ended;
    expect(stdout).toContain(`profile: ${join(folder, 'build.cpuprofile')}`);
    const { nodes } = JSON.parse(await readFile(join(folder, 'build.cpuprofile'), 'utf8'));
    const functions = nodes.map(({ callFrame }: { callFrame: { functionName: string } }) => callFrame.functionName);
    expect(functions).toContain('renderIntoFolder');
  });
});
