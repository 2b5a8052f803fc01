import { join } from 'node:path';
import ts from 'typescript';
import { ENGINE_DIR } from './run-command.ts';

/** A node of structured data. */
export interface SchemaThing {
  '@type': string;
  [property: string]: unknown;
}

/**
 * Checks structured data against schema.org's vocabulary as `schema-dts` states it, property by property and value by
 * value: written as TypeScript literals, what schema.org does not know is an error of the compiler.
 * @returns what is wrong
 */
export function checkSchema(things: readonly SchemaThing[]): string[] {
  const file = join(ENGINE_DIR, 'tests', 'structured-data-of-pages.ts');
  const text = `import type * as schema from 'schema-dts';\n${things.map(writeConstant).join('\n')}\n`;
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.NodeNext,
  };
  // The file is only thought of, at a place from which packages are found.
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (name, version, ...rest) =>
    name === file ? ts.createSourceFile(name, text, version) : getSourceFile.call(host, name, version, ...rest);
  host.fileExists = (name) => name === file || fileExists.call(host, name);
  host.readFile = (name) => (name === file ? text : readFile.call(host, name));
  const program = ts.createProgram([file], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

/** What an action asks of its user is a property that only {@link schema.WithActionConstraints} knows. */
function writeConstant({ potentialAction, ...thing }: SchemaThing, index: number): string {
  const type = `schema.${thing['@type']}`;
  if (potentialAction === undefined) return `export const thing${index}: ${type} = ${JSON.stringify(thing)};`;
  const actionType = `schema.${(potentialAction as SchemaThing)['@type']}`;
  return [
    `const action${index}: schema.WithActionConstraints<${actionType}> = ${JSON.stringify(potentialAction)};`,
    // Not spread: what is spread may hold properties of any name.
    `export const thing${index}: ${type} = ${JSON.stringify(thing).slice(0, -1)},"potentialAction":action${index}};`,
  ].join('\n');
}
