import type { Map as MapLibre } from 'maplibre-gl'
import type { StoreApi } from 'zustand/vanilla'
import type { Selection, SelectionKind } from '../state/selection.ts'

/**
 * Keeps the feature-state `selected` of a layer's source on the selected thing of one kind.
 *
 * @returns stops following
 */
export function markSelected(
  map: MapLibre,
  source: string,
  kind: SelectionKind,
  selection: StoreApi<{ selected: Selection | null }>,
): () => void {
  let marked: string | null = null
  const mark = () => {
    const { selected } = selection.getState()
    const id = selected?.kind === kind ? selected.id : null
    if (id === marked || !map.getSource(source)) return
    if (marked !== null) map.removeFeatureState({ source, id: marked }, 'selected')
    if (id !== null) map.setFeatureState({ source, id }, { selected: true })
    marked = id
  }
  mark()
  return selection.subscribe(mark)
}
