import type { SelectionKind } from '../state/selection.ts'

/** Style layers that can be tapped, topmost first, and what their features are (by property `id`). */
export const clickTargets: readonly { layer: string; kind: SelectionKind }[] = [
  { layer: 'cameras-hit', kind: 'camera' },
  { layer: 'other-cameras-hit', kind: 'camera' },
  { layer: 'hotspots-fill', kind: 'hotspot' },
  { layer: 'heat-fill', kind: 'cell' },
]
