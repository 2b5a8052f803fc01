import { escapeMarkup, formatWeekday } from './markup.mjs';
import { site } from './publication.mjs';

const LINK = 'class="i" style="color:#15171a;text-decoration:underline"';
const HEADLINE_LINK = 'class="i" style="color:#15171a;text-decoration:none"';
const TABLE = '<table role="presentation" cellpadding="0" cellspacing="0" border="0" width="100%"';

const MASTHEAD = `<tr><td class="b" style="padding:16px 28px"><h1 class="n" style="margin:0;font:bold 56px/60px Arial,sans-serif;letter-spacing:-0.045em"><a ${HEADLINE_LINK} href="${site.url}/"><span style="display:inline-block;width:0.64em;margin-right:0.3em;line-height:0"><span style="display:inline-block;width:0;height:0;margin:0.015em;border:0.14em solid #009fc7;border-radius:50%"></span><span style="display:inline-block;width:0;height:0;margin:0.015em;border:0.14em solid #d4007c;border-radius:50%"></span><span style="display:inline-block;width:0;height:0;margin:0.015em;border:0.14em solid #efbf00;border-radius:50%"></span><span class="k" style="display:inline-block;width:0;height:0;margin:0.015em;border:0.14em solid #15171a;border-radius:50%"></span></span><span dir="auto">${escapeMarkup(site.title)}</span></a></h1><p class="s" style="margin:8px 0 0;font:italic 16px/24px Georgia,serif;color:#565a61;text-wrap:balance" dir="auto">${escapeMarkup(site.description)}</p></td></tr>`;

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
  const dateline = `<tr><td class="k" style="border-bottom:1px solid #15171a">${TABLE} class="r" style="border-top:1px solid #d3d4d0"><tbody><tr><td class="i" style="padding:9px 0;font:bold 13px/18px Arial,sans-serif;color:#15171a">${formatWeekday(issue.date)}</td><td class="s" style="padding:9px 0;font:13px/18px Arial,sans-serif;color:#565a61;text-align:right" align="right"><a ${LINK} href="${url}">Read on the web</a></td></tr></tbody></table></td></tr>`;
  const footer = `<tr><td class="k" style="border-top:1px solid #15171a;padding:18px 0 34px"><p class="i" style="margin:0;font:bold 17px/24px Arial,sans-serif;letter-spacing:-0.3px;color:#15171a" dir="auto">${escapeMarkup(site.title)}</p><p class="s" style="margin:2px 0 0;font:15px/22px Georgia,serif;color:#565a61" dir="auto">${escapeMarkup(site.description)}</p><p class="s" style="margin:12px 0 0;font:bold 13px/24px Arial,sans-serif"><a ${LINK} href="${url}">Read on the web</a> &nbsp; ${LINKS}</p></td></tr>`;
  const stories = rankStories(issue).map((story, index) => `${index === 0 ? writeLead(story) : writeStory(story)}\n`);
  return `<div lang="en" dir="ltr">${TABLE} class="p" bgcolor="#f6f6f3" style="background-color:#f6f6f3;color:#15171a;word-break:break-word"><tbody><tr><td class="m" style="padding:8px 0 24px"><div style="max-width:600px;margin:0 auto">${TABLE}><tbody>
${MASTHEAD}
<tr><td class="b" style="padding:0 28px">${TABLE}><tbody>
${dateline}
${stories.join('')}${footer}
</tbody></table></td></tr>
</tbody></table></div></td></tr></tbody></table></div>`;
}

function writeLead(story) {
  return `<tr><td style="padding:22px 0 26px">${writeKicker(story)}<h2 class="h" style="margin:0;font:bold 32px/36px Arial,sans-serif;letter-spacing:-0.8px;text-wrap:balance" dir="auto"><a ${HEADLINE_LINK} href="${story.url}">${escapeMarkup(story.title)}</a></h2><p class="s" style="margin:12px 0 0;font:18px/28px Georgia,serif;color:#565a61" dir="auto">${writeExcerpt(story)}</td></tr>`;
}

function writeStory(story) {
  return `<tr><td class="r" style="border-top:1px solid #d3d4d0;padding:20px 0 22px">${writeKicker(story)}<h2 style="margin:0;font:bold 20px/24px Arial,sans-serif;letter-spacing:-0.3px;text-wrap:balance" dir="auto"><a ${HEADLINE_LINK} href="${story.url}">${escapeMarkup(story.title)}</a></h2><p class="s" style="margin:7px 0 0;font:16px/24px Georgia,serif;color:#565a61" dir="auto">${writeExcerpt(story)}</td></tr>`;
}

function writeKicker({ topics: [topic] }) {
  return `<p style="margin:0 0 5px;font:bold 12px/18px Arial,sans-serif;letter-spacing:0.3px" dir="auto"><a class="a" style="color:#b1005c;text-decoration:none" href="${site.url}${topic.path}">${escapeMarkup(topic.name)}</a></p>`;
}

function writeExcerpt({ description, webUrl, originalUrl, provider }) {
  return `${escapeMarkup(cutText(description, 300))}</p><p class="s" style="margin:9px 0 0;font:13px/20px Arial,sans-serif;color:#565a61">at <a ${LINK} href="${escapeMarkup(webUrl ?? originalUrl)}">${escapeMarkup(provider.name)}</a></p>`;
}
