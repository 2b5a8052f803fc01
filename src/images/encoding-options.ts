/** How pictures are encoded; `site.yaml` may change it. */
export interface EncodingOptions {
  avif: { quality: number; effort: number };
  webp: { quality: number; effort: number };
  jpeg: { quality: number };
}
