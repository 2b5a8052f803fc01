import { join } from 'node:path';
import { readJobs } from '../src/command/flags.ts';
import { runCommand } from '../src/command/run-command.ts';
import { publishSite } from '../src/publish/publish-site.ts';

await runCommand(
  {
    name: 'build',
    purpose: 'Checks the content and writes the site to OUT_DIR (dist).',
    flags: {
      'keep-going': { meaning: 'sets files with errors aside and builds the rest' },
      'allow-removal': { meaning: 'takes articles off the site, however many are missing' },
      since: { value: 'COMMIT', meaning: 'looks at no article but those that Git says have changed since the commit that was built last' },
      jobs: { value: 'N', meaning: 'reads and renders in N threads; as many as there are cores' },
      profile: { meaning: 'renders on one core, and writes build.cpuprofile for the developer tools of a browser' },
      'no-verify': { meaning: 'where few articles changed or none, does not look whether OUT_DIR is as the last build left it' },
      verbose: { meaning: 'names each page that is rendered, and why' },
    },
  },
  async (environment, flags) => {
    const { writeProfile } = await import('../src/command/write-profile.ts');
    const isProfiled = flags.has('profile');
    const options = {
      keepGoing: flags.has('keep-going'),
      allowsRemoval: flags.has('allow-removal'),
      isVerbose: flags.has('verbose'),
      verifies: !flags.has('no-verify'),
      since: flags.get('since'),
      jobs: isProfiled ? 1 : readJobs(flags),
    };
    const publish = () => publishSite(environment, options);
    return isProfiled ? writeProfile(join(environment.workingDir, 'build.cpuprofile'), publish) : publish();
  },
);
