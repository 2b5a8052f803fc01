import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readTree, runScript, temporaryFolder } from '../run-command.ts';

const KEY = Buffer.alloc(32, 9).toString('base64');
const ARTICLE = '---\r\ntitle: "A story"\r\n# its end\r\n---\r\n\r\nWords.\r\n';

let folder: string;

beforeEach(async () => {
  folder = await temporaryFolder();
  await writeFile(join(folder, 'story.md'), ARTICLE);
});

async function secured(args: string[], { input = '', key = KEY }: { input?: string | Buffer; key?: string } = {}) {
  const { child, ended } = runScript('secured', { args, cwd: folder, env: { SECURED_KEY: key } });
  child.stdin.end(input);
  return ended;
}

const readArticle = () => readFile(join(folder, 'story.md'), 'utf8');

describe('npm run secured', () => {
  it('seals a text into an article and opens it again, and changes nothing else', async () => {
    const text = 'The *full* text: é.\n';
    expect(await secured(['seal', 'story.md'], { input: text })).toMatchObject({ status: 0, stdout: 'sealed: 21 bytes in story.md\n' });
    const sealed = /\r\nsecured: \S+/.exec(await readArticle())?.[0] ?? '';
    expect(sealed).not.toBe('');
    expect((await readArticle()).replace(sealed, '')).toBe(ARTICLE);
    expect(await secured(['open', 'story.md'])).toMatchObject({ status: 0, stdout: text, stderr: '' });
    // A second time in its place.
    await secured(['seal', 'story.md'], { input: 'Another one.' });
    expect((await readArticle()).replace(/\r\nsecured: \S+/, '')).toBe(ARTICLE);
    expect((await secured(['open', 'story.md'])).stdout).toBe('Another one.');
    expect([...(await readTree(folder)).keys()]).toEqual(['story.md']);
  });

  it('replaces a text in quotes or of several lines', async () => {
    for (const value of ['"QUJD;QUJD"', '>-\n  QUJD;\n  QUJD', 'QUJD;QUJD # sealed']) {
      const article = `---\nsecured: ${value}\ntitle: A story\n---\n`;
      await writeFile(join(folder, 'story.md'), article);
      expect((await secured(['seal', 'story.md'], { input: 'New.' })).status).toBe(0);
      expect(await readArticle()).toMatch(/^---\nsecured: [^\n"#]+;[^\n"#]+(?: # sealed)?\n+title: A story\n---\n$/);
      expect((await secured(['open', 'story.md'])).stdout).toBe('New.');
    }
  });

  it.each([
    [['opne', 'story.md'], {}, 2, 'npm run secured opens or seals, found "opne"; did you mean open?'],
    [[], {}, 2, 'npm run secured opens or seals; write for example npm run secured -- open content/news/story.md'],
    [['open'], {}, 2, "npm run secured needs the article's file"],
    [['open', 'story.md'], { key: '' }, 2, 'SECURED_KEY is not set; it must be 16 or 32 bytes in base64'],
    [['open', 'story.md'], { key: 'swordfish!' }, 2, 'SECURED_KEY is no base64'],
    [['open', 'story.md'], { key: 'QUJD' }, 2, 'SECURED_KEY has 3 bytes'],
    [['open', 'nothing.md'], {}, 1, "nothing.md can't be read (ENOENT)"],
    [['open', 'story.md'], {}, 1, 'story.md has no sealed text, in a field secured'],
    [['seal', 'story.md'], {}, 2, 'there is no text to seal'],
    [['seal', 'story.md'], { input: Buffer.from([0xff, 0xfe]) }, 1, 'the text to seal is not in UTF-8'],
  ] as const)('says what is wrong with %j %j', async (args, options, status, message) => {
    const result = await secured([...args], options);
    expect([result.status, result.stdout, result.stderr]).toEqual([status, '', expect.stringContaining(message)]);
    expect(result.stderr).not.toMatch(/swordfish|QUJD|CQkJ/);
    expect(await readArticle()).toBe(ARTICLE);
  });

  it('says so where the key is another one', async () => {
    await secured(['seal', 'story.md'], { input: 'A text.' });
    const { status, stderr, stdout } = await secured(['open', 'story.md'], { key: Buffer.alloc(16, 9).toString('base64') });
    expect([status, stdout, stderr]).toEqual([1, '', "story.md can't be opened: the key does not fit the text, or the text was changed\n"]);
  });
});
