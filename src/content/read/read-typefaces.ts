import { hash } from 'node:crypto';
import { basename } from 'node:path';
import { measureTypeface } from '../../theme/measure-typeface.ts';
import type { OwnTypeface, TypefaceRole } from '../../theme/own-typeface.ts';
import type { SiteSettings } from '../fields/site/site-settings.ts';
import type { PaperFiles } from '../files/list-content-files.ts';
import { readContentFile } from '../files/read-content-file.ts';
import { quoteText } from '../problems/describe-value.ts';
import { nearestName } from '../problems/find-unknown-fields.ts';
import type { Finding } from '../problems/finding.ts';

/** Bytes: what a reader waits for. Fonts of all Chinese signs are longer, and can be cut down to those that a paper prints. */
const MOST_BYTES = 1024 * 1024;
/** Bytes of the font unpacked; a file of nothing but zeros would be a thousand times as long. */
const MOST_UNPACKED = 30 * 1024 * 1024;

const ROLES: readonly TypefaceRole[] = ['display', 'text'];

/** The fonts that a paper brings along. @param note takes what is wrong with those that can't be used */
export async function readTypefaces(
  { typefaces }: Pick<SiteSettings, 'typefaces'>,
  listed: PaperFiles,
  note: (findings: readonly Finding[]) => void,
): Promise<OwnTypeface[]> {
  const read = await Promise.all(
    ROLES.map(async (role): Promise<OwnTypeface | Finding | undefined> => {
      const file = typefaces[role];
      if (file === undefined) return undefined;
      const bytes = readFont(file, listed);
      if (typeof bytes === 'string') return blame(role, bytes);
      try {
        return { role, hash: hash('sha256', bytes), bytes, metrics: await measureTypeface(bytes) };
      } catch (error) {
        const [reason = ''] = (error as Error).message.split('\n');
        return blame(role, `the font ${quoteText(file)} can't be read (${quoteText(reason)}); save it again as WOFF2`);
      }
    }),
  );
  note(read.filter((one): one is Finding => one !== undefined && 'severity' in one));
  return read.filter((one): one is OwnTypeface => one !== undefined && 'role' in one);
}

/** @returns its bytes, or what is wrong */
function readFont(file: string, listed: PaperFiles): Uint8Array<ArrayBuffer> | string {
  const files = [...listed.values()].flat();
  const found = files.find((one) => one.file === file);
  if (!found)
    return describeMissing(
      file,
      files.map((one) => one.file).filter((name) => /\.woff2$/i.test(name)),
    );
  const content = readContentFile(found, MOST_BYTES);
  if (!Buffer.isBuffer(content)) return content.message;
  const isWoff2 = content.toString('latin1', 0, 4) === 'wOF2' && content.length > 48 && content.readUInt32BE(8) === content.length;
  if (!isWoff2) return `the font ${quoteText(file)} is no WOFF2 file, or not a whole one; save it again as WOFF2`;
  if (content.readUInt32BE(16) > MOST_UNPACKED)
    return `the font ${quoteText(file)} is too large; cut it down to the letters that you print`;
  return new Uint8Array(content);
}

function describeMissing(file: string, fonts: readonly string[]): string {
  const name = nearestName(
    basename(file),
    fonts.map((font) => basename(font)),
  );
  const nearest = fonts.find((font) => basename(font) === name);
  const mend = nearest ? `did you mean ${quoteText(nearest)}?` : 'add it, or correct the path (it starts at the content folder)';
  return `the font ${quoteText(file)} is not in the content folder; ${mend}`;
}

function blame(role: TypefaceRole, message: string): Finding {
  return { severity: 'error', file: 'site.yaml', path: ['typefaces', role], message };
}
