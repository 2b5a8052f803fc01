import { openSite } from '../src/publish/open-site.ts';
import { countProblems, describeAbsent, describeProblems, hasErrors, plural } from '../src/publish/report-problems.ts';
import { runCommand } from '../src/publish/run-command.ts';

await runCommand(
  { name: 'check', purpose: 'Checks all content and prints every problem; exit status 1 if there is an error.', flags: {} },
  async (environment) => {
    const { publication, site } = await openSite({ ...environment, isPreview: false });
    for (const line of describeProblems(publication.problems, environment).slice(0, -1)) console.error(line);
    const absent = describeAbsent(publication);
    const counts = `${plural(site.articles.length, 'article')} to publish${absent.length > 0 ? ` (${absent.join(', ')})` : ''}`;
    console.log(`${counts} · ${countProblems(publication.problems)}`);
    return hasErrors(publication.problems) ? 1 : 0;
  },
);
