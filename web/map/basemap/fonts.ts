/** Font names for `text-font`; the page declares them before the map is made. */
export const mapFonts = {
  regular: ['Kartsans'],
  medium: ['Kartsans Medium'],
  italic: ['Kartsans Italic'],
}
