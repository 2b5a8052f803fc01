import { countProblems, describeProblems, hasErrors, plural } from '../src/command/report-problems.ts';
import { runCommand } from '../src/command/run-command.ts';
import { readPublication } from '../src/content/read/read-publication.ts';
import { describeBytes } from '../src/images/fill/summarise-fill.ts';
import { fillCache, prunePictures } from '../src/publish/pictures/prepare-pictures.ts';

await runCommand(
  {
    name: 'images',
    purpose: 'Fetches and resizes the pictures that the site shows, into CACHE_DIR/images, and does nothing else.',
    flags: {
      retry: { meaning: 'tries again at once what failed before' },
      refresh: { meaning: 'asks again for every picture; one that did not change is not sent again' },
      prune: { meaning: 'drops what no article, draft or provider of this publication names any more' },
    },
  },
  async (environment, flags) => {
    const publication = await readPublication({ ...environment, includesDrafts: false });
    for (const line of describeProblems(publication.problems, environment)) console.error(line);
    if (!publication.hasSettings) {
      console.error('Nothing was done. Mend site.yaml; it settles how pictures are made.');
      return 1;
    }
    const prepared = await fillCache(publication, environment, { retriesFailures: flags.has('retry'), refreshes: flags.has('refresh') });
    const isFull = [...prepared.missing.values()].some(({ reason }) => reason === 'disk full');
    const status = isFull || hasErrors(publication.problems) ? 1 : 0;
    if (!flags.has('prune')) return status;
    const unread = publication.picturePaths.keys().find((url) => prepared.missing.get(url)?.reason === 'not found');
    if (hasErrors(publication.problems) || unread !== undefined) {
      console.error(`Nothing was dropped: ${unread ?? countProblems(publication.problems)} may hide what is still needed.`);
      return 1;
    }
    const everything = await readPublication({ ...environment, includesDrafts: true });
    const { dropped, size } = await prunePictures(everything, environment);
    console.log(`pruned: ${plural(dropped, 'file')} dropped · ${describeBytes(size)} stay`);
    return status;
  },
);
