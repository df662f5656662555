import italic from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-italic.woff2?url'
import upright from '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?url'

/**
 * Makes the fonts of the map's labels known to the page.
 *
 * MapLibre puts a font's name unquoted into a CSS font shorthand and reads weight and style out of
 * the name, so "Source Sans 3 Variable" (a digit first in a word) would fail: these names work.
 */
export function registerMapFonts(): void {
  const faces = [
    new FontFace('Kartsans', `url(${upright})`, { weight: '200 900' }),
    new FontFace('Kartsans Medium', `url(${upright})`, { weight: '200 900' }),
    new FontFace('Kartsans Italic', `url(${italic})`, { weight: '200 900', style: 'italic' }),
  ]
  for (const face of faces) document.fonts.add(face)
}
