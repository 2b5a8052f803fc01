import { describe, expect, it } from 'vitest';
import { ComponentGlobal } from '../../../src/publish/astro/component-global.ts';

describe('What a component knows as Astro in a build', () => {
  const place = { params: { slug: 'a' }, path: '/news/a/', site: undefined };
  const known = new ComponentGlobal({ level: 2 }, place, () => ({ has: () => false, render: async () => '' }) as never);

  it('is its props, its slots and where the page is', () => {
    expect([known.props, known.params, known.url.href, known.site]).toEqual([
      { level: 2 },
      { slug: 'a' },
      'http://localhost/news/a/',
      undefined,
    ]);
    expect(known.slots).toBe(known.slots);
  });

  it('is nothing of a request, and a use of that is named', () => {
    expect(() => (known as unknown as { cookies: unknown }).cookies).toThrow('found a use of Astro.cookies');
  });
});
