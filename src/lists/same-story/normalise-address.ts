/** Names of a site that all show the same page. */
const SAME_SITE = /^(?:(?:www|m|amp)\.)+(?=[^.]+\.)/;

/**
 * Parameters that say how a reader came, as analytics, mail and social sites add them. Others may choose the page, such as
 * `v` at YouTube, and stay.
 */
const TRACKING =
  /^(?:utm_.*|[gm]?clid|fbclid|dclid|gclsrc|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_[ce]id|mkt_tok|_hs(?:enc|mi)|_ga|_gl|at_(?:medium|campaign|custom.*)|cmp(?:id)?|ncid|ocid|smid|smtyp|xtor|guc(?:counter|e_.*)|oly_.*_id|vero_.*|ref|ref_src|referrer|spm|s_kwcid|wt\.mc_id|ito)$/i;

/**
 * One name for all addresses of a page: `http://www.example.com/story/index.html?utm_source=x#top` and
 * `https://m.example.com/story` are `example.com/story`. Undefined for what names no page: other schemes, and a site's
 * front page, which careless bots give as the source of every story.
 */
export function normaliseAddress(address: string): string | undefined {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  const host = url.host.replace(SAME_SITE, '');
  const path = url.pathname.replace(/\/(?:index\.html?)?$/i, '');
  const parameters = [...url.searchParams].filter(([name]) => !TRACKING.test(name)).toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)));
  const query = parameters.length > 0 ? `?${new URLSearchParams(parameters)}` : '';
  return path + query === '' ? undefined : host + path + query;
}
