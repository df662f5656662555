import type { MapPart } from './part.ts'

/** Everything on the map, in the order it is mounted. Adding a part is one file and one line. */
export const mapParts: readonly MapPart[] = []
