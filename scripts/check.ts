import { describeProposals } from '../src/command/describe-proposals.ts';
import { countProblems, describeAbsent, describeBeginning, describeProblems, hasErrors, plural } from '../src/command/report-problems.ts';
import { runCommand } from '../src/command/run-command.ts';
import { readPublication } from '../src/content/read/read-publication.ts';
import { checkLocalPictures } from '../src/publish/pictures/prepare-pictures.ts';
import { reportTheme } from '../src/publish/theme/report-theme.ts';

await runCommand(
  { name: 'check', purpose: 'Checks all content and the theme, and prints every problem; exit status 1 if there is an error.', flags: {} },
  async (environment) => {
    const publication = await readPublication({ ...environment, includesDrafts: false });
    const problems = [...publication.problems, ...(await checkLocalPictures(publication, environment))];
    for (const line of describeProblems(problems, environment).slice(0, -1)) console.error(line);
    const faults = reportTheme(environment);
    for (const line of describeProposals(publication, environment.contentDir)) console.log(line);
    const absent = describeAbsent(publication);
    const counts = `${plural(publication.articles.length, 'article')} to publish${absent.length > 0 ? ` (${absent.join(', ')})` : ''}`;
    const ofTheme = faults > 0 ? [`${plural(faults, 'error')} in the theme`] : [];
    console.log([counts, countProblems(problems), ...ofTheme, ...describeBeginning(publication, environment)].join(' · '));
    return hasErrors(problems) || faults > 0 ? 1 : 0;
  },
);
