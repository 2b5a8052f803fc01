import type { z } from 'zod';
import { describeValue } from '../problems/describe-value.ts';
import { locateFindings } from '../problems/locate-findings.ts';
import { blameFile, type Problem } from '../problems/problem.ts';
import { checkFields } from './check-fields.ts';
import { decodeFile } from './decode-file.ts';
import { explainYamlError } from './explain-yaml-error.ts';
import { loadYaml } from './load-yaml.ts';

/** A whole YAML file, such as `site.yaml` or a topic's. `data` is undefined when a problem is an error. */
export function parseYamlFile<Schema extends z.ZodType>(
  file: string,
  bytes: Uint8Array,
  schema: Schema,
): { data: z.output<Schema> | undefined; problems: Problem[] } {
  const text = decodeFile(file, bytes);
  if (typeof text !== 'string') return { data: undefined, problems: [text] };
  // Comments alone say that its author knows.
  if (text.trim() === '')
    return { data: undefined, problems: [blameFile('error', file, 'the file is empty; write its fields again, or remove it')] };
  try {
    const fields = loadYaml(text) ?? {};
    if (typeof fields !== 'object' || Array.isArray(fields)) {
      const message = `the file must hold fields, one a line as in name: value, found ${describeValue(fields)}`;
      return { data: undefined, problems: [blameFile('error', file, message)] };
    }
    const { data, findings } = checkFields(file, schema, fields, text);
    return { data, problems: locateFindings(findings, text) };
  } catch (error) {
    return { data: undefined, problems: [explainYamlError(error, file, text)] };
  }
}
