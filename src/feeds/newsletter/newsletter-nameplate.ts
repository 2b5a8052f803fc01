import { fitLogo, isWordmark } from '../../images/fit-logo.ts';
import type { Size } from '../../images/picture-slots.ts';
import { countColumns } from '../../text/count-columns.ts';
import { cutText } from '../../text/cut-text.ts';
import { fitSize } from '../../theme/fit-size.ts';
import type { FeedContext } from '../feed-item.ts';
import { escapeMarkup } from '../markup.ts';
import { image, tag } from './newsletter-markup.ts';
import { findMailStyle, NAMEPLATE_SIZES } from './newsletter-style.ts';
import { MAX_MOTTO, MAX_PAPER_NAME } from './story-limits.ts';

/** What stands at the head of each issue: the paper's name, its mark, and what it says of itself. */
export function writeNameplate(context: FeedContext): string {
  const { settings, addresses } = context;
  const { style, styleNameplate } = findMailStyle(context);
  const name = cutText(settings.title, MAX_PAPER_NAME);
  const home = { class: 'i', style: style.headlineLink, href: addresses.absolute(addresses.home) };
  return tag(
    'td',
    { class: 'b', style: style.masthead },
    tag('h1', styleNameplate(name), tag('a', home, writeMark(name, context))) +
      tag('p', { class: 's x', style: style.motto, dir: 'auto' }, escapeMarkup(cutText(settings.description, MAX_MOTTO))),
  );
}

/** The name behind four dots, or behind the paper's logo; a logo that is made of the name stands for it. */
function writeMark(name: string, context: FeedContext): string {
  const { logo, addresses } = context;
  const words = tag('span', { dir: 'auto' }, escapeMarkup(name));
  if (!logo) return writeInks(context) + words;
  const isName = isWordmark(logo.light);
  const write = (file: 'logo' | 'logo-dark', size: Size, className?: string) => {
    const { width, height } = fitLogo(size);
    const [shownWidth, shownHeight] = [width, height].map((side) => Math.ceil(side / 2)) as [number, number];
    const style = styleLogo(isName ? name : undefined, className === 'd', shownWidth, shownHeight);
    const picture = {
      src: addresses.absolute(addresses.icon(file)),
      width: shownWidth,
      height: shownHeight,
      alt: isName ? name : '',
      style,
    };
    return image(className === undefined ? picture : { class: className, ...picture });
  };
  const pictures = logo.dark ? write('logo', logo.light, 'l') + write('logo-dark', logo.dark, 'd') : write('logo', logo.light);
  return pictures + (isName ? '' : ` ${words}`);
}

function writeInks(context: FeedContext): string {
  const dots = findMailStyle(context).inks.map(({ light }, index, { length }) => {
    // The last is the ink of the text, which turns at night.
    return `<span${index === length - 1 ? ' class="k"' : ''} style="${styleInk(light)}"></span>`;
  });
  return tag('span', { style: styleInks(context.direction) }, dots.join(''));
}

/** Two rows of two. */
function styleInks(direction: 'ltr' | 'rtl'): string {
  return `display:inline-block;width:0.64em;margin-${direction === 'rtl' ? 'left' : 'right'}:0.3em;line-height:0`;
}

function styleInk(colour: string): string {
  return `display:inline-block;width:0;height:0;margin:0.015em;border:0.14em solid ${colour};border-radius:50%`;
}

/**
 * Where a logo that is made of the name is not loaded, the name stands in its place, in letters that fit there.
 * @param name that it stands for; undefined for one beside the name; isHidden it is for the night; width pixels
 */
function styleLogo(name: string | undefined, isHidden: boolean, width: number, height: number): string {
  const fitting = Math.floor(width / Math.max(1, 0.64 * countColumns(name ?? '')));
  const size = Math.max(12, Math.min(fitSize(name ?? '', NAMEPLATE_SIZES), height - 8, fitting));
  const place =
    name === undefined
      ? 'width:auto;height:1em;vertical-align:-0.12em'
      : `width:100%;max-width:${width}px;height:auto;font-size:${size}px;line-height:${size + 4}px`;
  return `display:${isHidden ? 'none' : 'inline-block'};${place};border:0`;
}
