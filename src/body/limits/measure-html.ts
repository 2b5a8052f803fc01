import { Parser } from 'htmlparser2';
import { BODY_LIMITS, type BodyLimitName } from './body-limits.ts';

/** What browsers open again in the next paragraph: https://html.spec.whatwg.org/multipage/parsing.html#formatting */
const FORMATS = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));

/** What has no end. */
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

/** Which limit HTML exceeds, by a parser that takes little of each tag. It may have elements of the body's Markdown. */
export function measureHtml(html: string): BodyLimitName | undefined {
  const counts = { htmlNesting: 0, attributes: 0, openFormats: 0, unclosedTags: 0 };
  const open = new Map<string, number>();
  let exceeded: BodyLimitName | undefined;
  const count = (name: keyof typeof counts, number: number) => {
    counts[name] += number;
    if (counts[name] <= BODY_LIMITS[name].most) return;
    exceeded ??= name;
    parser.pause();
  };
  const parser = new Parser({
    onopentagname: (name) => {
      counts.attributes = 0;
      count('htmlNesting', 1);
      if (!VOID.has(name)) count('unclosedTags', 1);
      for (const number of open.values()) count('openFormats', number);
      if (FORMATS.has(name)) open.set(name, (open.get(name) ?? 0) + 1);
    },
    onattribute: () => count('attributes', 1),
    onclosetag: (name, isImplied) => {
      counts.htmlNesting -= 1;
      // What is closed because something around it ends is opened again after that.
      if (isImplied) return;
      counts.unclosedTags -= 1;
      open.set(name, Math.max(0, (open.get(name) ?? 0) - 1));
    },
  });
  parser.end(html);
  return exceeded;
}
