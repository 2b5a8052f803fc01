import { escapeMarkup, formatWeekday } from './markup.mjs';
import { site } from './publication.mjs';

const LINK = 'class="i" style="color:#1b1a17;text-decoration:underline"';
const HEADLINE_LINK = 'class="i" style="color:#1b1a17;text-decoration:none"';
const TABLE = '<table role="presentation" cellpadding="0" cellspacing="0" border="0" width="100%"';

const MASTHEAD = `<tr><td class="b" style="padding:30px 28px 16px;text-align:center" align="center"><h1 class="n" style="margin:0;font:bold 58px/62px Georgia,'Times New Roman',serif;letter-spacing:-1px" dir="auto"><a ${HEADLINE_LINK} href="${site.url}/">${escapeMarkup(site.title)}</a></h1><p class="s" style="margin:8px 0 0;font:italic 16px/24px Georgia,'Times New Roman',serif;color:#5d574c;text-wrap:balance" dir="auto">${escapeMarkup(site.description)}</p></td></tr>`;

const LINKS = `<a ${LINK} href="${site.url}/">Today’s news</a> &nbsp; <a ${LINK} href="${site.url}/newsletter/">All issues</a> &nbsp; <a ${LINK} href="${site.url}/feeds/">Feeds</a>`;

const written = new Map();

/** An issue's stories, the weightiest first. */
export function rankStories({ stories }) {
  return stories.toSorted((a, b) => (b.quality ?? 0) - (a.quality ?? 0));
}

/** What stands in the mail's body; the newsletter's feeds hold it too. */
export function writeIssue(issue) {
  const html = written.get(issue.key) ?? makeIssue(issue);
  written.set(issue.key, html);
  return html;
}

export function cutText(text, length) {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

function makeIssue(issue) {
  const url = `${site.url}/newsletter/${issue.key}/`;
  const dateline = `<tr><td class="k" style="border-top:4px double #1b1a17;border-bottom:1px solid #1b1a17">${TABLE}><tbody><tr><td class="i" style="padding:9px 0;font:bold 13px/18px Arial,Helvetica,sans-serif;color:#1b1a17">${formatWeekday(issue.date)}</td><td class="s" style="padding:9px 0;font:13px/18px Arial,Helvetica,sans-serif;color:#5d574c;text-align:right" align="right"><a ${LINK} href="${url}">Read on the web</a></td></tr></tbody></table></td></tr>`;
  const footer = `<tr><td class="k" style="border-top:4px double #1b1a17;padding:18px 0 34px"><p class="i" style="margin:0;font:bold 17px/24px Georgia,'Times New Roman',serif;color:#1b1a17" dir="auto">${escapeMarkup(site.title)}</p><p class="s" style="margin:2px 0 0;font:15px/22px Georgia,'Times New Roman',serif;color:#5d574c" dir="auto">${escapeMarkup(site.description)}</p><p class="s" style="margin:12px 0 0;font:bold 13px/24px Arial,Helvetica,sans-serif"><a ${LINK} href="${url}">Read on the web</a> &nbsp; ${LINKS}</p></td></tr>`;
  const stories = rankStories(issue).map((story, index) => `${index === 0 ? writeLead(story) : writeStory(story)}\n`);
  return `<div lang="en" dir="ltr">${TABLE} class="d" bgcolor="#f1ebde" style="background-color:#f1ebde;color:#1b1a17;word-break:break-word"><tbody><tr><td class="m" style="padding:24px 0"><div style="max-width:600px;margin:0 auto">${TABLE} class="p" bgcolor="#faf7f0" style="background-color:#faf7f0"><tbody>
${MASTHEAD}
<tr><td class="b" style="padding:0 28px">${TABLE}><tbody>
${dateline}
${stories.join('')}${footer}
</tbody></table></td></tr>
</tbody></table></div></td></tr></tbody></table></div>`;
}

function writeLead(story) {
  return `<tr><td style="padding:22px 0 26px">${writeKicker(story)}<h2 class="h" style="margin:0;font:bold 32px/37px Georgia,'Times New Roman',serif;letter-spacing:-0.5px;text-wrap:balance" dir="auto"><a ${HEADLINE_LINK} href="${story.url}">${escapeMarkup(story.title)}</a></h2><p class="i" style="margin:12px 0 0;font:18px/28px Georgia,'Times New Roman',serif;color:#1b1a17" dir="auto">${writeExcerpt(story)}</td></tr>`;
}

function writeStory(story) {
  return `<tr><td class="r" style="border-top:1px solid #d8d0bf;padding:20px 0 22px">${writeKicker(story)}<h2 style="margin:0;font:bold 20px/25px Georgia,'Times New Roman',serif;text-wrap:balance" dir="auto"><a ${HEADLINE_LINK} href="${story.url}">${escapeMarkup(story.title)}</a></h2><p class="s" style="margin:7px 0 0;font:16px/24px Georgia,'Times New Roman',serif;color:#5d574c" dir="auto">${writeExcerpt(story)}</td></tr>`;
}

function writeKicker({ topics: [topic] }) {
  return `<p style="margin:0 0 5px;font:bold 12px/18px Arial,Helvetica,sans-serif;letter-spacing:0.3px" dir="auto"><a class="a" style="color:#a3231a;text-decoration:none" href="${site.url}${topic.path}">${escapeMarkup(topic.name)}</a></p>`;
}

function writeExcerpt({ description, webUrl, originalUrl, provider }) {
  return `${escapeMarkup(cutText(description, 300))}</p><p class="s" style="margin:9px 0 0;font:13px/20px Arial,Helvetica,sans-serif;color:#5d574c">at <a ${LINK} href="${escapeMarkup(webUrl ?? originalUrl)}">${escapeMarkup(provider.name)}</a></p>`;
}
