/**
 * The names of fonts, in the order in which a reader's machine is asked for them. For text and headlines the first is the site's own,
 * and the second one of the machine's that takes as much room, for a first visit on which the first comes late; see `font-faces.css`.
 */
export const TYPEFACES = {
  /** What is read. */
  serif: ['Newsreader', 'Newsreader Fallback', 'Iowan Old Style', 'Palatino Linotype', 'Palatino', 'P052', 'Georgia', 'serif'],
  /** Headlines, and the site's name. */
  display: ['Schibsted Grotesk', 'Schibsted Grotesk Fallback', 'Helvetica Neue', 'Segoe UI', 'Arial', 'sans-serif'],
  /** Labels, dates and buttons. */
  sans: ['system-ui', '-apple-system', 'Segoe UI', 'Helvetica Neue', 'Arial', 'sans-serif'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** For letters that those fonts lack, by script (ISO 15924): what machines have for text and for headlines. */
export const TYPEFACES_OF_SCRIPTS: Readonly<Record<string, { serif: readonly string[]; display: readonly string[] }>> = {
  Arab: {
    serif: ['Noto Naskh Arabic', 'Geeza Pro', 'Sakkal Majalla', 'Traditional Arabic'],
    display: ['Noto Sans Arabic', 'Noto Kufi Arabic', 'SF Arabic', 'Geeza Pro'],
  },
  Hebr: { serif: ['Noto Serif Hebrew', 'New Peninim MT', 'David'], display: ['Noto Sans Hebrew', 'Arial Hebrew'] },
  Jpan: {
    serif: ['Hiragino Mincho ProN', 'Noto Serif CJK JP', 'Noto Serif JP', 'Yu Mincho'],
    display: ['Hiragino Sans', 'Noto Sans CJK JP', 'Noto Sans JP', 'Yu Gothic', 'Meiryo'],
  },
  Kore: {
    serif: ['AppleMyungjo', 'Noto Serif CJK KR', 'Noto Serif KR', 'Batang'],
    display: ['Apple SD Gothic Neo', 'Noto Sans CJK KR', 'Noto Sans KR', 'Malgun Gothic'],
  },
  Hans: {
    serif: ['Songti SC', 'Noto Serif CJK SC', 'Noto Serif SC', 'SimSun'],
    display: ['PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', 'Microsoft YaHei'],
  },
  Hant: {
    serif: ['Songti TC', 'Noto Serif CJK TC', 'Noto Serif TC', 'PMingLiU'],
    display: ['PingFang TC', 'Noto Sans CJK TC', 'Noto Sans TC', 'Microsoft JhengHei'],
  },
};

/** The names of fonts for each use. */
export type Typefaces = Readonly<Record<keyof typeof TYPEFACES, readonly string[]>>;
