import type { Map as MapLibre } from 'maplibre-gl'
import type { Palette } from '../ui/palette.ts'

/** What a part of the map gets to work with. */
export type MapContext = { map: MapLibre; palette: Palette }

/**
 * Something drawn on or done with the map: it listens to state, adds its layers and handlers when
 * mounted, and takes everything away again in the function it returns. It is mounted anew after a
 * style reload (a change of theme), so it keeps nothing of its own.
 */
export type MapPart = (context: MapContext) => () => void
