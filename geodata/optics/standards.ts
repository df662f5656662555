/** One step of picture quality: from this many pixels per metre on the target, one can … */
export type Band = { id: string; pxPerM: number }
export type Edition = 'en-62676-4-2014' | 'en-62676-4-2025'

/**
 * Steps of EN 62676-4, coarsest first. The 2014 edition names four (DORI); the 2025 edition seven,
 * and asks twice as much for telling who a person is.
 */
export const editions: { readonly [E in Edition]: readonly Band[] } = {
  'en-62676-4-2014': [
    { id: 'detect', pxPerM: 25 },
    { id: 'observe', pxPerM: 62.5 },
    { id: 'recognise', pxPerM: 125 },
    { id: 'identify', pxPerM: 250 },
  ],
  'en-62676-4-2025': [
    { id: 'overview', pxPerM: 20 },
    { id: 'outline', pxPerM: 40 },
    { id: 'discern', pxPerM: 80 },
    { id: 'perceive', pxPerM: 125 },
    { id: 'characterise', pxPerM: 250 },
    { id: 'validate', pxPerM: 500 },
    { id: 'scrutinise', pxPerM: 1500 },
  ],
}

/** Index of the best step reached at a density in px/m, or -1 when none is. */
export function bandAt(edition: Edition, pxPerM: number): number {
  const bands = editions[edition]
  let reached = -1
  while (reached + 1 < bands.length && pxPerM >= bands[reached + 1]!.pxPerM) reached++
  return reached
}
