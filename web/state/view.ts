import { createStore } from 'zustand/vanilla'
import type { Bbox, LonLat } from '../../geodata/position.ts'

/** What part of the map is seen. */
export type View = { centre: LonLat; zoom: number; bearingDeg: number }

/** Null until the map has shown itself or an address has said where to look. */
export const view = createStore<{ view: View | null }>(() => ({ view: null }))

export const setView = (next: View) => view.setState({ view: next })

/**
 * How much of the map's edges something lies over, pixels. Below, the middle of the map is the middle
 * of what can be seen; to the left, where only a corner is covered, what is to be seen whole keeps
 * clear of it.
 */
export const covered = createStore<{ bottomPx: number; leftPx: number }>(() => ({
  bottomPx: 0,
  leftPx: 0,
}))

export const coverBottom = (bottomPx: number) => covered.setState({ bottomPx })
export const coverLeft = (leftPx: number) => covered.setState({ leftPx })

/** Somewhere the map is asked to go; `seq` tells a new wish from an old. */
export type Flight = { seq: number } & (
  | { kind: 'point'; centre: LonLat; zoom?: number }
  | { kind: 'box'; bbox: Bbox }
)

export const flight = createStore<{ flight: Flight | null }>(() => ({ flight: null }))

const nextSeq = () => (flight.getState().flight?.seq ?? 0) + 1

/** Asks the map to show a position; without `zoom` it comes no farther away than it is. */
export const flyTo = (centre: LonLat, zoom?: number) =>
  flight.setState({
    flight: { seq: nextSeq(), kind: 'point', centre, ...(zoom === undefined ? {} : { zoom }) },
  })

/** Asks the map to show a whole box. */
export const flyToBox = (bbox: Bbox) =>
  flight.setState({ flight: { seq: nextSeq(), kind: 'box', bbox } })
