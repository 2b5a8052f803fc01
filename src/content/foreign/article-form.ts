import type { SiteSettings } from '../fields/site/site-settings.ts';

/** How a paper writes its articles where it has names of its own for fields, as other generators have. Plain data, for threads. */
export interface ArticleForm {
  /** Tells forms apart: an article that was read in another one must be read again. Empty for our own. */
  key: string;
  /** By each name that articles have instead of ours, the name of ours, or `NOT_READ`. */
  fields: Readonly<Record<string, string>>;
  /** Of dates without an offset. */
  timeZone: string;
}

/** Nothing but our own names. */
export const OWN_FORM: ArticleForm = { key: '', fields: {}, timeZone: 'UTC' };

export function describeForm({ fields, timeZone }: Pick<SiteSettings, 'fields' | 'timeZone'>): ArticleForm {
  return Object.keys(fields).length === 0 ? OWN_FORM : { key: JSON.stringify([Object.entries(fields), timeZone]), fields, timeZone };
}
