import { SaxesParser } from 'saxes';

/** Throws where text is no well-formed XML with namespaces; gives the text of all elements of a name. */
export function readElements(xml: string, name: string): string[] {
  const parser = new SaxesParser({ xmlns: true });
  const texts: string[] = [];
  const open: string[] = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    open.push(tag.name);
    if (tag.name === name) texts.push('');
  });
  const onText = (text: string) => {
    if (open.at(-1) === name) texts.push((texts.pop() ?? '') + text);
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(xml).close();
  return texts;
}
