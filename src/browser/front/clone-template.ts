import { fillIn } from '../../words/fill-in.ts';

/**
 * A copy of what stands in one of the page's templates.
 * @param attribute of the template
 * @param values go into the sentences that say what each button does
 * @throws if the page has no such template
 */
export function cloneTemplate(attribute: string, values: Readonly<Record<string, string>> = {}): HTMLElement {
  const content = document.querySelector<HTMLTemplateElement>(`template[${attribute}]`)?.content.firstElementChild;
  if (!(content instanceof HTMLElement)) throw new Error(`the page has no template ${attribute}`);
  const copy = document.importNode(content, true);
  for (const sentence of copy.querySelectorAll('.unseen')) sentence.textContent = fillIn(sentence.textContent ?? '', values);
  return copy;
}
