import type { EmblemFile } from './schema/emblem-file.ts';

/** The emblem as an SVG picture; every value was checked by the schema of its file. */
export function emblemPicture({ width, height, shapes }: EmblemFile): string {
  const drawn = shapes.map(({ path, fill, stroke, strokeWidth }) => {
    const line = stroke === undefined ? '' : ` stroke="${stroke}" stroke-width="${strokeWidth ?? 1}"`;
    return `<path d="${path}" fill="${fill ?? 'none'}"${line}/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${drawn.join('')}</svg>`;
}
