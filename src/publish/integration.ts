import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { AstroConfig, AstroIntegration } from 'astro';
import { type Environment, readEnvironment } from '../command/environment.ts';
import { ignoreClosedOutput } from '../command/ignore-closed-output.ts';
import { reportFailure } from '../command/report-failure.ts';
import { UsageError } from '../command/usage-error.ts';
import { ENGINE_SETTINGS, INTEGRATION_NAME, siteOptions } from './astro/astro-options.ts';
import { injectPages } from './astro/inject-pages.ts';

/**
 * Makes `astro build`, `astro dev` and `astro preview` do what `npm run build`, `npm run dev` and `npm start` do.
 * @param given the environment as a command of ours has read it; left out in `astro.config.mjs`
 */
export function broadsheet(given?: Environment): AstroIntegration {
  return {
    name: INTEGRATION_NAME,
    hooks: {
      'astro:config:setup': async (setup) => {
        const { command, config, updateConfig } = setup;
        const ours = config.integrations.filter(({ name }) => name === INTEGRATION_NAME);
        if (command === 'sync' || (!given && ours.length > 1)) return;
        try {
          if (!given) refuseAstroSettings(config);
          updateConfig(ENGINE_SETTINGS);
          const environment = given ?? readEnvironment(process.env, process.cwd());
          // Modules are loaded when they are needed: editors run `astro check` on every change.
          if (command === 'build') process.exit(await build(environment));
          if (command === 'dev') {
            const { previewContent } = await import('./preview/preview-content.ts');
            updateConfig(await previewContent(environment));
            injectPages(setup, environment.themeDir);
          }
          if (command === 'preview') updateConfig(await findSite(environment));
        } catch (error) {
          process.exit(reportFailure(error));
        }
      },
    },
  };
}

/** Astro itself renders nothing: threads do, and only what changed. So its own build ends here, before it empties a folder. */
async function build(environment: Environment): Promise<number> {
  ignoreClosedOutput();
  const { publishSite } = await import('./publish-site.ts');
  return publishSite(environment, {
    keepGoing: false,
    allowsRemoval: false,
    isVerbose: false,
    verifies: true,
    jobs: availableParallelism(),
  });
}

/** Where the built site is, for a server. */
async function findSite(environment: Environment): Promise<ReturnType<typeof siteOptions>> {
  const { readSettings } = await import('../content/read/read-settings.ts');
  const settings = await readSettings(environment);
  if (!settings) throw new UsageError('site.yaml has errors; npm run check names them');
  return siteOptions(settings.base, environment);
}

/** What Astro has settings and flags for, and a paper says itself. */
function refuseAstroSettings({ site, base, outDir, root }: AstroConfig): void {
  if (site !== undefined) refuse('site', site, 'url in site.yaml, or SITE_URL in the environment');
  if (base !== '/') refuse('base', base, 'base in site.yaml, or BASE_PATH in the environment');
  if (outDir.href !== new URL('dist/', root).href) refuse('outDir', fileURLToPath(outDir), 'OUT_DIR in the environment');
}

function refuse(setting: string, found: string, remedy: string): never {
  throw new UsageError(`Astro's setting ${setting} does not count here, found "${found}"; say it as ${remedy}`);
}
