import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { refuseHeadPolicy } from '../../../src/publish/theme/refuse-head-policy.ts';
import { temporaryFolder } from '../../run-command.ts';

it.each<[policy: Record<string, unknown>, message: string, column: number]>([
  [{ scripts: ['https://a.example; img-src *'] }, 'policy names "https://a.example; img-src *"', 35],
  [{ script: ['https://a.example'] }, 'policy has no kind "script"; its kinds are scripts, connect', 24],
  [{ connect: 'https://a.example' }, "policy has no list as connect; write connect: ['https://stats.example']", 24],
])('what the policy of Head can’t be is refused with its place: %j', async (policy, message, column) => {
  const themeDir = await temporaryFolder();
  const file = join(themeDir, 'components/Head.astro');
  await mkdir(join(themeDir, 'components'));
  await writeFile(file, `---\nexport const policy = ${JSON.stringify(policy)};\n---\n`);
  expect(() => refuseHeadPolicy(policy, themeDir)).toThrow(
    expect.objectContaining({ message: expect.stringContaining(message), loc: { file, line: 2, column } }),
  );
});

it('what it may be is not', () => {
  refuseHeadPolicy({ scripts: ['https://stats.example', 'https://*.example:8443'], connect: [] }, undefined);
});
