import { createStore } from 'zustand/vanilla'
import type { LonLat } from '../../geodata/position.ts'

/** The place last searched for, marked on the map. */
export type FoundPlace = { name: string; position: LonLat }

export const foundPlace = createStore<{ place: FoundPlace | null }>(() => ({ place: null }))

export const markPlace = (place: FoundPlace | null) => foundPlace.setState({ place })
