import { dev } from 'astro';
import { describeAbsent, describeProblems } from '../src/command/report-problems.ts';
import { readPort, runCommand } from '../src/command/run-command.ts';
import { astroOptions } from '../src/publish/astro/astro-options.ts';
import { openPreview, previewContent } from '../src/publish/preview/preview-content.ts';
import { setCurrentSite } from '../src/site.ts';

await runCommand(
  {
    name: 'dev',
    purpose: 'Shows the site with its drafts at http://localhost:4321 and follows every change.',
    flags: { 'port=': 'serves at another port' },
  },
  async (environment, flags) => {
    const port = readPort(flags, 4321);
    const opened = await openPreview(environment);
    setCurrentSite(opened.site);
    for (const line of describeProblems(opened.site.problems, environment)) console.error(line);
    console.log([`${opened.site.articles.length} articles`, ...describeAbsent(opened.publication)].join(' · '));
    const server = await dev({
      ...astroOptions(opened.site.settings, environment.cacheDir, environment.outDir),
      server: { port },
      integrations: [previewContent(environment, opened)],
    });
    await new Promise((closed) => server.watcher.once('close', closed));
    return 0;
  },
);
