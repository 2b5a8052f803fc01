import { describeProposals } from '../src/command/describe-proposals.ts';
import { countProblems, describeAbsent, describeBeginning, describeProblems, hasErrors, plural } from '../src/command/report-problems.ts';
import { runCommand } from '../src/command/run-command.ts';
import { readPublication } from '../src/content/read/read-publication.ts';
import { checkLocalPictures } from '../src/publish/pictures/prepare-pictures.ts';

await runCommand(
  { name: 'check', purpose: 'Checks all content and prints every problem; exit status 1 if there is an error.', flags: {} },
  async (environment) => {
    const publication = await readPublication({ ...environment, includesDrafts: false });
    const problems = [...publication.problems, ...(await checkLocalPictures(publication, environment))];
    for (const line of describeProblems(problems, environment).slice(0, -1)) console.error(line);
    for (const line of describeProposals(publication, environment.contentDir)) console.log(line);
    const absent = describeAbsent(publication);
    const counts = `${plural(publication.articles.length, 'article')} to publish${absent.length > 0 ? ` (${absent.join(', ')})` : ''}`;
    console.log([counts, countProblems(problems), ...describeBeginning(publication, environment)].join(' · '));
    return hasErrors(problems) ? 1 : 0;
  },
);
