import { SaxesParser } from 'saxes';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { PictureFailure } from '../../../src/images/picture-failure.ts';
import { sanitiseSvg } from '../../../src/images/svg/sanitise-svg.ts';

const OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="20" height="20">';
const RED = '<rect width="20" height="20" fill="red"/>';

/** What an attacker puts into a drawing; `evil` is in each where nothing of it may be left. */
const HOSTILE: Readonly<Record<string, string>> = {
  'a script': '<script>evil()</script>',
  'a script in other letters': '<ScRiPt>evil()</sCrIpT>',
  'a script with a prefix': '<svg:script>evil()</svg:script>',
  'a script from elsewhere': '<script href="//evil"/><script xlink:href="//evil"/>',
  'a script in CDATA': '<script><![CDATA[evil()]]></script>',
  'a script in an escaped style sheet': '<style>&lt;/style>&lt;script>evil()&lt;/script></style>',
  'a script in a style sheet of CDATA': '<style><![CDATA[</style><script>evil()</script>]]></style>',
  'a script behind a comment that ends early': '<!--><script>evil()</script>-->',
  'a script in a title': '<title><script>evil()</script></title>',
  'a script in a nested drawing': '<svg><g><svg><script>evil()</script></svg></g></svg>',
  'an event handler': '<rect onload="evil()"/>',
  'an event handler in other letters': '<rect ONCLICK="evil()"/>',
  'an event handler without quotes': '<rect onclick=evil()/>',
  'an event handler after a slash': '<rect/onclick="evil()">',
  'an event of an animation': '<animate onbegin="evil()" attributeName="x" dur="1s"/>',
  'a foreign object': '<foreignObject><iframe srcdoc="evil"></iframe></foreignObject>',
  'a foreign object in small letters': '<foreignobject><body onload="evil()"/></foreignobject>',
  'HTML that breaks out': '<p>x</p><img src="evil" onerror="evil()"><svg onload="evil()">',
  'an iframe': '<iframe src="evil"/>',
  'a link that runs': '<a href="javascript:evil()"><rect/></a>',
  'a link that runs, with a prefix': '<a xlink:href="javascript:evil()"><rect/></a>',
  'a link to elsewhere': '<a href="https://evil/"><text>kept</text></a>',
  'a reference that runs': '<use href="javascript:evil()"/>',
  'a reference to elsewhere': '<use href="https://evil/#a"/>',
  'a reference to elsewhere, with a prefix': '<use xlink:href="//evil/#a"/>',
  'a reference behind blanks': '<use href=" \t\nhttps://evil/#a"/>',
  'a reference to data': '<use href="data:image/svg+xml;base64,ZXZpbA==#evil"/>',
  'a picture from elsewhere': '<image href="http://evil/"/>',
  'a picture from this disk': '<image href="file:///etc/evil"/><image href="evil.png"/>',
  'a picture that is SVG': '<image href="data:image/svg+xml,evil"/>',
  'a picture that is HTML': '<image xlink:href="data:text/html,evil"/>',
  'a filter that loads': '<filter id="a"><feImage href="https://evil/"/></filter>',
  'an animation of a link': '<set attributeName="href" to="javascript:evil()"/>',
  'an animation of values': '<use href="#a"><animate attributeName="href" values="javascript:evil()"/></use>',
  'a style sheet that imports': '<style>@import "https://evil/";</style>',
  'a style sheet that loads': '<style>rect{fill:url(https://evil/)}</style>',
  'a style sheet that loads a font': '<style>@font-face{font-family:evil;src:url(evil)}</style>',
  'a style sheet in escapes': '<style>@\\69mport "https://evil/";</style>',
  'a style that loads': '<rect style="fill:url(https://evil/)"/>',
  'a style that loads, in quotes': '<rect style="fill:url( \'https://evil/#a\')"/>',
  'a fill that loads': '<rect fill="url(https://evil/#a)"/>',
  'a mask that loads': '<rect MASK="URL(//evil)"/>',
  'a style of another engine': '<rect style="width:expression(evil())"/>',
  'another base': '<g xml:base="https://evil/"><rect/></g>',
  'a handler element': '<handler type="application/ecmascript">evil()</handler><listener handler="#evil"/>',
  'a sound and a film': '<audio src="evil"/><video src="evil"/>',
  'an object and an embed': '<object data="evil"/><embed src="evil"/>',
  'a meta element': '<meta http-equiv="refresh" content="0;url=evil"/>',
  'a processing instruction': '<?xml-stylesheet href="evil.css"?>',
  'a comment': '<!-- evil -->',
};

const DRAWINGS: Readonly<Record<string, string>> = {
  'a gradient':
    '<defs><linearGradient id="g" gradientUnits="userSpaceOnUse"><stop stop-color="red"/></linearGradient></defs><rect width="20" height="20" fill="url(#g)"/>',
  'a reference': '<defs><path id="p" d="M0 0h20v20H0z" fill="red"/></defs><use href="#p"/>',
  'a reference with a prefix': '<defs><path id="p" d="M0 0h20v20H0z" fill="red"/></defs><use xlink:href="#p"/>',
  'a clip path': `<clipPath id="c"><circle cx="10" cy="10" r="9"/></clipPath><g clip-path="url(#c)">${RED}</g>`,
  'a mask': `<mask id="m"><rect width="20" height="20" fill="white"/></mask><g mask="url('#m')">${RED}</g>`,
  classes: '<style>.a > rect, .b{fill:red}</style><rect class="b" width="20" height="20"/>',
  'classes in CDATA': '<style><![CDATA[.b{fill:red}]]></style><rect class="b" width="20" height="20"/>',
  'classes beside a font from elsewhere':
    '<style>/* R, D */ @font-face{font-family:a;src:url(https://evil/a)} @import url(//evil); .b{fill:red}</style><rect class="b" width="20" height="20"/>',
  'what a link surrounds': `<a href="https://example.com/">${RED}</a>`,
  'a style': '<rect width="20" height="20" style="fill:red;stroke:none"/>',
  'a filter': `<filter id="f"><feOffset dx="0"/></filter><g filter="url(#f)">${RED}</g>`,
  text: `${RED}<text x="1" y="8" xml:space="preserve">a &lt; b &amp; c</text>`,
  'a title': `<title>A &amp; B</title><desc>What it shows</desc>${RED}`,
  'an embedded picture': `${RED}<image href="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width="1" height="1"/>`,
  'an editor’s notes': `<g inkscape:label="Layer" sodipodi:nodetypes="cc">${RED}</g><sodipodi:namedview id="n"/><metadata><rdf:RDF/></metadata>`,
};

const AROUND: Readonly<Record<string, (inner: string) => string>> = {
  'as it should be': (inner) => `${OPEN}${inner}</svg>`,
  'with a view box only': (inner) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20">${inner}</svg>`,
  'behind a declaration, a comment and a document type': (inner) =>
    `\ufeff<?xml version="1.0"?><!-- x --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">${OPEN}${inner}</svg>`,
};

describe('the sanitiser of SVG', () => {
  it.each(Object.entries(HOSTILE))('leaves nothing of %s, and the drawing as it was', async (_, hostile) => {
    for (const source of [`${OPEN}${RED}${hostile}</svg>`, `${OPEN}${hostile}${RED}</svg>`]) {
      const clean = sanitise(source);
      expect(clean).not.toMatch(/evil|<script|\son|javascript:|foreignobject|<!|<\?/i);
    }
    expect(await readCentre(sanitise(`${OPEN}${RED}${hostile}</svg>`))).toEqual([255, 0, 0]);
  });

  it.each(Object.entries(DRAWINGS))('keeps %s', async (_, drawing) => {
    for (const around of Object.values(AROUND)) {
      const clean = sanitise(around(drawing));
      expect(await readCentre(clean)).toEqual([255, 0, 0]);
      expect(sanitise(clean)).toBe(clean);
    }
  });

  it('resolves no entity of a document type', () => {
    const clean = sanitise(
      `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "<script>evil()</script>">]>${OPEN}<text>&a;&b;</text></svg>`,
    );
    expect(clean).not.toMatch(/root:|<script|ENTITY/);
  });

  it.each([300, 10_000, 200_000])('survives a drawing of %d levels', (levels) => {
    for (const source of [
      '<g>'.repeat(levels),
      '<g></x>'.repeat(Math.min(levels, 140_000)),
      '<foreignObject><div/>'.repeat(Math.min(levels, 40_000)),
    ]) {
      try {
        sanitiseSvg(Buffer.from(`${OPEN}${source}</svg>`));
      } catch (error) {
        expect(error).toBeInstanceOf(PictureFailure);
      }
    }
  });

  it.each(['', 'text', '<svgs/>', '<html><p>no</p></html>', '<s:svg xmlns:s="http://www.w3.org/2000/svg"/>'])('refuses %j', (source) => {
    expect(() => sanitiseSvg(Buffer.from(source))).toThrow(PictureFailure);
  });

  it('refuses a drawing of more than a megabyte', () => {
    expect(() => sanitiseSvg(Buffer.from(`${OPEN}${' '.repeat(1024 * 1024)}</svg>`))).toThrow('more than 1 MB');
  });
});

/** Sanitises, and checks that browsers can read the result: well-formed XML, each prefix declared. */
function sanitise(source: string): string {
  const clean = sanitiseSvg(Buffer.from(source)).toString();
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw new Error(`${error.message} in ${clean}`);
  });
  parser.write(clean).close();
  return clean;
}

async function readCentre(svg: string): Promise<number[]> {
  const { data, info } = await sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const centre = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * info.channels;
  return [...data.subarray(centre, centre + 3)];
}
