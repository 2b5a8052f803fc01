import { runTool } from '../src/command/run-command.ts';
import { handleSecured } from './secured/handle-secured.ts';

await runTool(
  {
    name: 'secured',
    purpose:
      'ACTION open prints the sealed text of an article; seal reads a text from standard input and puts it into the article. The key stands in SECURED_KEY: 16 or 32 bytes in base64.',
    operands: ['ACTION', 'FILE'],
    flags: {},
  },
  handleSecured,
);
