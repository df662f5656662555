import type { Scene } from './scene.ts'
import { centreScenes } from './scenes-centre.ts'
import { homeScenes } from './scenes-home.ts'
import { parkScenes } from './scenes-park.ts'

/** Every pattern of trouble in the demo town. Only the proportions of their shares matter. */
export const scenes: readonly Scene[] = [...centreScenes, ...parkScenes, ...homeScenes]
