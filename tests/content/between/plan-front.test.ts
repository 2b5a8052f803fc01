import { describe, expect, it } from 'vitest';
import { type FrontChoices, planFront } from '../../../src/content/between/plan-front.ts';
import { frontSchema } from '../../../src/content/fields/records/front-schema.ts';
import { NO_PLAN } from '../../../src/content/front-plan.ts';

const choices: FrontChoices = {
  now: new Date('2026-03-01T12:00:00Z'),
  stories: new Set(['bridge-opens', 'draft']),
  shownStories: new Map(['bridge-opens', 'an-old-name'].map((name) => [name, 'bridge-opens'])),
  topics: ['science', 'drafts'],
  shownTopics: new Set(['science']),
  hasPage: (path) => path === 'news/bridge-opens/',
};

function plan(fields: object, changed: Partial<FrontChoices> = {}) {
  const { plan: planned, findings } = planFront(
    { file: 'front.yaml', bytesHash: '', fields: frontSchema.parse(fields) },
    { ...choices, ...changed },
  );
  return { planned, said: findings.map(({ severity, path, message }) => `${severity} ${path.join('.')} ${message}`) };
}

describe('front.yaml', () => {
  it('counts until the moment that it names, and not in it', () => {
    const until = '2026-03-01T13:00:00+01:00';
    const fields = { lead: { slug: 'bridge-opens', until }, pinned: [{ slug: 'bridge-opens', until }], breaking: { text: 'Now', until } };
    const before = new Date('2026-03-01T11:59:59Z');
    expect(plan(fields, { now: before }).planned).toEqual({
      lead: 'bridge-opens',
      pinned: ['bridge-opens'],
      sections: [],
      breaking: { text: 'Now', link: undefined },
    });
    expect(plan(fields)).toEqual({ planned: NO_PLAN, said: [] });
  });

  it('may name a story by its identity', () => {
    expect(plan({ lead: 'an-old-name' }).planned.lead).toBe('bridge-opens');
  });

  it('may name what is gone once its time has passed', () => {
    expect(plan({ lead: { slug: 'gone', until: '2026-02-01T00:00:00Z' } })).toEqual({ planned: NO_PLAN, said: [] });
  });

  it('passes over what is not published now, and says so', () => {
    const { planned, said } = plan({ lead: 'draft', pinned: ['bridge-opens'], sections: ['drafts', { topic: 'science' }] });
    expect(planned).toEqual({ lead: undefined, pinned: ['bridge-opens'], sections: ['science'], breaking: undefined });
    expect(said).toEqual([
      'warning lead the story "draft" is not published now and so is passed over',
      'warning sections.0 no published story has the topic "drafts", so it is passed over',
    ]);
  });

  it('counts for nothing with an error', () => {
    const { planned, said } = plan({ lead: 'bridge-open', breaking: { text: 'Now' } });
    expect([planned, said]).toEqual([NO_PLAN, ['error lead there is no story "bridge-open"; did you mean "bridge-opens"?']]);
  });

  it('warns of a link that leads nowhere', () => {
    expect(plan({ breaking: { text: 'Now', link: '/news/bridge-opens/?x#y' } }).said).toEqual([]);
    expect(plan({ breaking: { text: 'Now', link: '/news/gone/' } }).said).toHaveLength(1);
  });
});
