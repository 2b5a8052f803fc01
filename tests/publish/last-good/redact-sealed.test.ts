import { describe, expect, it } from 'vitest';
import { parseArticle } from '../../../src/content/read/parse-article.ts';
import { redactSealed } from '../../../src/publish/last-good/redact-sealed.ts';

const SEALED = 'c2VjcmV0IHRleHQgb2Ygb3Vycw==;AAECAwQFBgcICQoLDA0ODw==';
const article = (line: string, body = 'A body that secured: nothing.') => `---
title: "A loan secured"
publishedDateTime: 2026-01-01T08:00:00Z
originalUrl: https://lamp.example/loan
${line}
provider: {name: Lamp, domain: lamp.example}
---
${body}
`;

describe('an article that is kept loses its sealed text, and nothing else', () => {
  it.each([
    `secured: ${SEALED}`,
    `secured: "${SEALED}"`,
    `secured: '${SEALED}' # ours`,
    `secured: >-\n  ${SEALED}`,
    `secured:\n  "${SEALED}"`,
    `secured: "${SEALED}"\r`,
  ])('%j', (line) => {
    const bytes = Buffer.from(article(line));
    const before = parseArticle('news/loan.md', bytes);
    expect(before.article?.isSealed).toBe(true);
    const kept = redactSealed(bytes, true) ?? Buffer.alloc(0);
    expect(kept.toString()).not.toMatch(/c2VjcmV0|AAECAwQ/);
    const after = parseArticle('news/loan.md', kept);
    expect({ ...after.article, bytesHash: '', isSealed: true }).toEqual({ ...before.article, bytesHash: '' });
  });
});

describe('an article is not kept whose sealed text can’t be taken out for certain', () => {
  it.each([
    ['its name is in quotes', `"secured": "${SEALED}"`],
    ['its name has escaped letters', `"\\x73ecured": "${SEALED}"`],
    ['its value stands elsewhere', `id: &key "${SEALED}"\nsecured: *key`],
    ['its value stands elsewhere, too', `secured: "${SEALED}"\nexcerpt: "${SEALED}"`],
  ])('%s', (_, line) => {
    const bytes = Buffer.from(article(line));
    expect(parseArticle('news/loan.md', bytes).article?.isSealed).toBe(true);
    expect(redactSealed(bytes, true)).toBeUndefined();
  });

  it('its body repeats it', () => {
    expect(redactSealed(Buffer.from(article(`secured: "${SEALED}"`, SEALED)), true)).toBeUndefined();
  });
});
