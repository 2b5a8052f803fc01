import { hash } from 'node:crypto';
import { compiledEngine } from '../../command/compiled-engine.ts';
import { hashBelow, hashCode } from '../../command/engine-code.mjs';
import type { Site } from '../../site.ts';

/** `code` of `hashCode`, as it was when the command began. */
export function codeOfEngine(): string {
  return compiledEngine()?.code ?? hashCode().code;
}

/** A hash of what Astro makes a bundle of: besides the code what it copies. */
export function hashBundle(code: string): string {
  return hash('sha256', JSON.stringify([code, hashBelow('public')])).slice(0, 32);
}

/**
 * A hash of what every page is made of and none asks for: besides the code `site.yaml` with what the environment overrides, and
 * what no function of `Site` is.
 * @param code see {@link codeOfEngine}
 */
export function hashEngine(code: string, site: Site): string {
  const { settings, words, themeStyles, logo, icon, drawnTitle } = site;
  const look = [themeStyles.hash, logo?.light, logo?.dark, icon?.light, icon?.dark, drawnTitle];
  return hash('sha256', JSON.stringify([code, settings, words, look]));
}
