/** The names of fonts, in the order in which a reader's machine is asked for them. The first is the site's own where `font-faces.css` has it. */
export const TYPEFACES = {
  /** What is read. */
  serif: ['Newsreader', 'Iowan Old Style', 'Palatino Linotype', 'Palatino', 'P052', 'Georgia', 'serif'],
  /** Headlines, and the site's name. */
  display: ['Schibsted Grotesk', 'Helvetica Neue', 'Segoe UI', 'Arial', 'sans-serif'],
  /** Labels, dates and buttons. */
  sans: ['system-ui', '-apple-system', 'Segoe UI', 'Helvetica Neue', 'Arial', 'sans-serif'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
