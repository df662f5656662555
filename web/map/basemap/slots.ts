import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec'

/**
 * Empty layers that hold a place in the drawing order, bottom to top. A layer of data names the
 * slot it is drawn under, and keeps its place whatever order the parts are mounted in.
 */
export const slots = ['slot-areas', 'slot-views', 'slot-labels', 'slot-marks', 'slot-top'] as const
export type Slot = (typeof slots)[number]

/** The invisible layer of one slot. */
export const slotLayer = (slot: Slot): LayerSpecification => ({
  id: slot,
  type: 'background',
  layout: { visibility: 'none' },
})
