import type { Article } from '../content/article.ts';
import type { Asked, Site } from '../site.ts';

type AskedSite = Pick<Site, 'listen' | 'askAgain' | 'isPreview'>;

interface Known<Value> {
  value: Value;
  /** What was asked to make it. */
  asked: Asked;
}

interface Memory<Value> {
  known: Map<Article, Known<Value>>;
  /** Characters. */
  size: number;
}

/**
 * Remembers what is made of a story for several documents. Each of them depends on what was asked to make it. In the preview it is
 * made anew: pictures come while the site stays.
 * @param measure characters of what was made
 * @param most characters; when it has more, all is forgotten
 */
export function createMemory<Context extends AskedSite, Value>(
  make: (article: Article, context: Context) => Value,
  measure: (value: Value) => number,
  most: number,
): (article: Article, context: Context) => Value {
  const memories = new WeakMap<Context, Memory<Value>>();
  const remember = (article: Article, context: Context): Value => {
    const { result: value, asked } = context.listen(() => make(article, context));
    const last = memories.get(context);
    const { known, size } = last && last.size < most ? last : { known: new Map<Article, Known<Value>>(), size: 0 };
    memories.set(context, { known: known.set(article, { value, asked }), size: size + measure(value) });
    return value;
  };
  return (article, context) => {
    if (context.isPreview) return make(article, context);
    const known = memories.get(context)?.known.get(article);
    if (!known) return remember(article, context);
    context.askAgain(known.asked);
    return known.value;
  };
}
