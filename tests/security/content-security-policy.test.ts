import { expect, it } from 'vitest';
import { writePolicy } from '../../src/security/content-security-policy.ts';

const parts = { scripts: [], styles: [], frames: [] };

it('a form leads to the site itself, and elsewhere only to the address that is named', () => {
  expect(writePolicy(parts)).toContain("form-action 'self';");
  const policy = writePolicy({ ...parts, forms: ['https://letters.example/in/paper?list=1'] });
  expect(policy).toContain("form-action 'self' https://letters.example/in/paper;");
});

it('no sign of an address means something in a policy or in the files of web servers', () => {
  const [, form] = /form-action 'self' ([^ ]*);base-uri/.exec(writePolicy({ ...parts, forms: ["https://x.example/a;b,c'd$e*f(g"] })) ?? [];
  expect(form).toBe('https://x.example/a%3Bb%2Cc%27d%24e%2Af%28g');
});
