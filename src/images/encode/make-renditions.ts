import type { EncodingOptions } from '../encoding-options.ts';
import type { Slot } from '../picture-slots.ts';
import { sanitiseSvg } from '../svg/sanitise-svg.ts';
import { explainDecodeError, isSvg } from './check-picture.ts';
import { encodePicture, type MadePicture } from './encode-picture.ts';

/**
 * Makes a picture's files for some slots, see {@link encodePicture}. An SVG is sanitised before.
 * @param source the bytes of a picture that `checkPicture` has seen, or of an SVG
 * @throws {PictureFailure} if it can't be decoded
 */
export async function makeRenditions(source: Buffer, slots: readonly Slot[], options: EncodingOptions): Promise<MadePicture> {
  const drawing = isSvg(source) ? sanitiseSvg(source) : undefined;
  try {
    return await encodePicture(drawing ?? source, drawing !== undefined, slots, options);
  } catch (error) {
    throw explainDecodeError(error);
  }
}
