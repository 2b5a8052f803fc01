/** A colour by day and by night, each as `#rrggbb`. */
export interface Colour {
  light: string;
  dark: string;
}

/** Newsprint and ink; the accent and the dots of the masthead are the inks that a press prints with. */
export const COLOURS = {
  /** Behind everything. */
  paper: { light: '#f6f6f3', dark: '#121417' },
  /** What lies on the paper. */
  sheet: { light: '#ebebe6', dark: '#1d2025' },
  /** Text, headlines, and the rules that begin something. */
  ink: { light: '#15171a', dark: '#e9e8e3' },
  /** Text beside: excerpts, dates. */
  soft: { light: '#565a61', dark: '#a6aab1' },
  /** Thin lines between. */
  rule: { light: '#d3d4d0', dark: '#363a41' },
  /** Kickers, and what is pointed at. */
  accent: { light: '#b1005c', dark: '#ff86b9' },
  /** Around what the keyboard has reached. */
  focus: { light: '#0058c4', dark: '#83c3ff' },
  /** Strings and numbers in program code. */
  code: { light: '#1d5e4e', dark: '#8fd3bd' },
  cyan: { light: '#009fc7', dark: '#009fc7' },
  magenta: { light: '#d4007c', dark: '#d4007c' },
  yellow: { light: '#efbf00', dark: '#efbf00' },
} as const satisfies Readonly<Record<string, Colour>>;

/** A colour for each of these names. */
export type Palette = Readonly<Record<keyof typeof COLOURS, Colour>>;
