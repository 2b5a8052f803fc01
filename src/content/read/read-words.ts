import type { Words } from '../../words/words.ts';
import { combineWords } from '../between/combine-words.ts';
import type { ContentFile } from '../files/list-content-files.ts';
import type { NoteProblems } from '../files/read-in-order.ts';
import { readYamlFiles, type YamlFile } from '../files/read-yaml-files.ts';
import { describeWords, type OwnWords } from '../files/words-schema.ts';
import type { Finding } from '../problems/finding.ts';

export interface ReadWords {
  files: readonly YamlFile<OwnWords>[];
  /** Undefined where the paper has none in its language. */
  words: Words | undefined;
}

/**
 * The paper's own words.
 * @param language of the site, a BCP 47 tag
 * @param options what takes mistakes; `ofTheme`: files whose words the paper's go before; `restored`: bytes that are read in the place of some files
 */
export async function readWords(
  files: readonly ContentFile[],
  language: string,
  options: {
    ofTheme: readonly ContentFile[];
    note: NoteProblems;
    noteFindings: (findings: readonly Finding[]) => void;
    restored: ReadonlyMap<string, Buffer>;
  },
): Promise<ReadWords> {
  // Most papers have none, and describing some two hundred entries takes a while.
  if (files.length + options.ofTheme.length === 0) return { files: [], words: undefined };
  const schema = describeWords();
  const read = await readYamlFiles(files, schema, options.note, options.restored);
  const { words, findings } = combineWords(read, language, await readYamlFiles(options.ofTheme, schema, options.note));
  options.noteFindings(findings);
  return { files: read, words };
}
