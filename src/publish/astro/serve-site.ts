import { type AstroIntegration, dev, preview } from 'astro';
import { ENGINE_DIR } from '../../command/environment.ts';

/** Renders each page as it is asked for, until the process is stopped. */
export async function serveDrafts(port: number, integration: AstroIntegration): Promise<void> {
  const server = await dev({ root: ENGINE_DIR, server: { port }, integrations: [integration] });
  await new Promise((closed) => server.watcher.once('close', closed));
}

/** Serves the output folder. @returns the port, which is another one if that is taken, and what waits for the end */
export async function serveOutput(port: number, integration: AstroIntegration): Promise<{ port: number; closed: () => Promise<void> }> {
  return preview({ root: ENGINE_DIR, server: { port }, logLevel: 'warn', integrations: [integration] });
}
