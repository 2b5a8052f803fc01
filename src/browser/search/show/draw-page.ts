import { element } from '../../site/element.ts';
import type { SearchedPage } from '../find-pages.ts';
import type { Piece } from './mark-words.ts';

/** A found page of the paper's own: its title and what it says of itself. @param mark tells what to mark in a text */
export function drawPage([address, title, description]: SearchedPage, mark: (text: string) => readonly Piece[]): HTMLLIElement {
  const draw = (text: string) => mark(text).map(({ text: piece, isMarked }) => (isMarked ? element('mark', {}, piece) : piece));
  return element(
    'li',
    {},
    element('h2', { className: 'headline' }, element('a', { href: address, dir: 'auto' }, ...draw(title))),
    ...(description ? [element('p', { dir: 'auto' }, ...draw(description))] : []),
  );
}
