import { useStore as useZustand } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'

/** A store's value in a component; with `select`, only re-renders when that part changes. */
export function useStore<State>(store: StoreApi<State>): State
export function useStore<State, Part>(store: StoreApi<State>, select: (state: State) => Part): Part
export function useStore<State, Part>(store: StoreApi<State>, select?: (state: State) => Part) {
  return useZustand(store, select ?? ((state) => state as unknown as Part))
}
