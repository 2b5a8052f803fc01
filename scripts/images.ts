import { openSite } from '../src/publish/open-site.ts';
import { plural } from '../src/publish/report-problems.ts';
import { runCommand } from '../src/publish/run-command.ts';

await runCommand(
  { name: 'images', purpose: 'Prepares the pictures of the content folder and does nothing else.', flags: {} },
  async (environment) => {
    const start = performance.now();
    const { prepared } = await openSite({ ...environment, isPreview: false });
    for (const { url, reason } of prepared.failures) console.error(`${url}  can't be decoded: ${reason}`);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`${plural(prepared.made, 'picture')} made · ${prepared.reused} reused · ${prepared.failures.length} failed · ${seconds} s`);
    return 0;
  },
);
