/** A colour as browsers write what they have computed. @param colour `#rrggbb` */
export function toRgb(colour: string): string {
  return `rgb(${[1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)).join(', ')})`;
}
