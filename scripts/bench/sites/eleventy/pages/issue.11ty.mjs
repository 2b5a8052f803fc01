import { writeIssue } from '../_includes/issue.mjs';
import { escapeMarkup } from '../_includes/markup.mjs';
import { site, styles } from '../_includes/publication.mjs';

export const data = {
  pagination: { data: 'collections.days', size: 1, alias: 'day' },
  permalink: ({ day }) => `/newsletter/${day.key}/index.html`,
};

const HEAD = `<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
<meta name="x-apple-disable-message-reformatting">
<meta name="robots" content="noindex">
<meta name="generator" content="Eleventy">
<link rel="alternate" type="application/rss+xml" title="Newsletter (RSS)" href="${site.url}/newsletter/rss.xml">
<style>${styles.issue}</style>`;

export function render({ day }) {
  const preview = day.stories.slice(0, 2).map(({ title }) => `${escapeMarkup(title)} · `);
  return `<!DOCTYPE html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<title>${escapeMarkup(site.title)}, ${day.name}</title>
${HEAD}
<link rel="alternate" type="text/plain" href="${site.url}/newsletter/${day.key}/index.txt">
</head>
<body class="d" bgcolor="#f1ebde" style="margin:0;padding:0;background-color:#f1ebde">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all;font-size:1px;line-height:1px;color:#f1ebde">${preview.join('')}…</div>
${writeIssue(day)}
</body>
</html>
`;
}
