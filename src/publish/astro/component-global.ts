import type { AstroGlobal } from 'astro';

/** Where a page is on the site. */
export interface PagePlace extends Pick<AstroGlobal, 'params' | 'site'> {
  /** With the site's base. */
  path: string;
}

type Slots = AstroGlobal['slots'];

/** What a component knows as `Astro`, as far as that can be said without a request. */
export class ComponentGlobal {
  readonly props: AstroGlobal['props'];
  /** A component's own code puts the component here. */
  self: unknown = null;
  readonly #place: PagePlace;
  readonly #openSlots: () => Slots;
  #slots: Slots | undefined;

  constructor(props: AstroGlobal['props'], place: PagePlace, openSlots: () => Slots) {
    this.props = props;
    this.#place = place;
    this.#openSlots = openSlots;
  }

  get slots(): Slots {
    this.#slots ??= this.#openSlots();
    return this.#slots;
  }

  get params(): AstroGlobal['params'] {
    return this.#place.params;
  }

  get url(): URL {
    return new URL(this.#place.path, 'http://localhost');
  }

  get site(): URL | undefined {
    return this.#place.site;
  }

  static {
    // Undefined would pass for an answer.
    const refuse = (_: unknown, name: string | symbol): never => {
      throw new Error(
        `a build gives a component props, slots, params, url and site, and nothing else; found a use of Astro.${String(name)}`,
      );
    };
    Object.setPrototypeOf(ComponentGlobal.prototype, new Proxy({}, { get: refuse }));
  }
}
