/** Pixels, over all frames. A picture that unpacks to gigabytes is refused by its head. */
export const MAX_PIXELS = 5e7;

/** Each picture is decoded under these; `truncated` refuses half a file, which sharp would fill up with grey. */
export const DECODE_LIMITS = { limitInputPixels: MAX_PIXELS, failOn: 'truncated' } as const;
