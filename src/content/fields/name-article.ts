/**
 * What an article is called by its file: the file's name, or its folder's where that holds the article and what belongs to it.
 * @param file below the content folder
 */
export function nameArticle(file: string): ArticleName {
  const parts = file.replace(/\.md$/, '').split('/');
  const [last = '', folder] = parts.toReversed();
  // The first of them is the folder of all articles.
  const name = last === 'index' && folder !== undefined && parts.length > 2 ? folder : last;
  return { name, day: /^(\d{4}-\d{2}-\d{2})-./.exec(name)?.[1] };
}

/** All that an article may be called by its file: with and without the date. */
export function listArticleNames(file: string): string[] {
  const { name, day } = nameArticle(file);
  return [name, ...(day === undefined ? [] : [name.slice(day.length + 1)])].map((part) => part.normalize('NFC'));
}

export interface ArticleName {
  name: string;
  /** The date that the name begins with, as that of each of Jekyll's files does. */
  day: string | undefined;
}
