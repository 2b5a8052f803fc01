import { runTool } from '../src/command/run-command.ts';
import { createPaper } from './create/create-paper.ts';

await runTool(
  {
    name: 'create',
    purpose:
      'Starts a paper of your own in FOLDER: a repository with three sample stories. Asks for what no flag says; writes over nothing.',
    operands: ['FOLDER'],
    flags: {
      name: { value: 'NAME', meaning: "the paper's name" },
      language: { value: 'TAG', meaning: 'a language tag such as en-GB; en where nothing is answered' },
      engine: { value: 'WHERE', meaning: 'the Broadsheet that it builds with: a version, a packed file or an address; else this one' },
      address: { value: 'URL', meaning: 'where the site will be, such as https://example.com; may follow later' },
    },
  },
  createPaper,
);
