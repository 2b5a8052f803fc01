const PICTURE_ENDING = /\.(?:avif|bmp|gif|heic|heif|ico|jfif|jpe?g|jxl|png|svg|tiff?|webp)$/i;

/** Whether a file is a picture by its name: nobody wonders about one that nothing names. */
export function hasPictureName(file: string): boolean {
  return PICTURE_ENDING.test(file);
}
