import { sanitiseSvg } from '../../images/svg/sanitise-svg.ts';
import { findRoute, isOwnName, ROUTES } from '../../routes.ts';

/** What browsers run, or read as a document that may hold scripts; and packed SVG, which nobody can look into. */
const RUN_BY_BROWSERS =
  /\.(?:x?html?|xht|shtml|mht(?:ml)?|hta|[cm]?jsx?|tsx?|mts|wasm|swf|xml|xslt?|xsd|rdf|rss|atom|opml|mml|mathml|kml|gpx|svgz|appcache)$/i;

/** What web servers run or obey. */
const RUN_BY_SERVERS = /\.(?:php\d?|phtml|phar|cgi|pl|aspx?|ashx|jspx?)$|^(?:\.ht.*|web\.config|_redirects|_routes\.json|vercel\.json)$/i;

/** Bytes that tell whether a text begins as markup does; browsers look at as many. */
const HEAD = 1024;

/** Why a file may not go to the root of the site, with what to do about it; undefined if it may. @param target its path there */
export function findRootFault(target: string, bytes: Uint8Array): string | undefined {
  const parts = target.split('/');
  const name = parts.at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (parts.some((part) => /[\0-\x1f\x7f\\:*?"<>|]|[. ]$/.test(part)))
    return 'has a name that some systems refuse; rename it with letters, digits and hyphens';
  if (isTaken(target.toLowerCase())) return `stands where the site has files of its own (/${parts[0]}); give it another name`;
  if (RUN_BY_BROWSERS.test(name))
    return 'is of a kind that browsers run; bots commit here, so scripts and pages of code belong elsewhere: remove it';
  if (RUN_BY_SERVERS.test(name)) return 'is of a kind that web servers run or obey; set the server up where it runs, and remove the file';
  if (/\.svg$/i.test(name)) return findSvgFault(bytes);
  return beginsAsMarkup(bytes) ? 'begins with < as HTML and XML do, which browsers may run whatever its name; remove it' : undefined;
}

/** All below a name of the site's, and the feeds of the home page. @param target in small letters */
function isTaken(target: string): boolean {
  const [top = '', ...below] = target.split('/');
  const route = findRoute(target);
  return isOwnName(top) || (below.length === 0 && route !== undefined && ROUTES[route].kind === 'feed');
}

function findSvgFault(bytes: Uint8Array): string | undefined {
  try {
    sanitiseSvg(Buffer.from(bytes));
    return undefined;
  } catch (error) {
    return `${(error as Error).message}; save it again as SVG, or as WebP`;
  }
}

/** In UTF-8 and UTF-16, after white space and a byte order mark. */
function beginsAsMarkup(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1').replaceAll('\0', '');
  return /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)*\s*</.test(head);
}
