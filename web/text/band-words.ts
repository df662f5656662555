import type { cameras } from './sv/cameras.ts'

type BandKey = keyof typeof cameras.band
const known = new Set<string>([
  ...['detect', 'observe', 'recognise', 'identify'],
  ...['overview', 'outline', 'discern', 'perceive', 'characterise', 'validate', 'scrutinise'],
])

/** The key of a band's words; null and unknown ids are "sees something". */
export const bandKey = (id: string | null): BandKey =>
  id !== null && known.has(id) ? (id as BandKey) : 'seen' // every known id is a key
