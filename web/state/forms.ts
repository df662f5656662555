import { createStore } from 'zustand/vanilla'
import { lookAround, takeCorners, takePoint } from './tool.ts'

/** The form that has taken over the side panel, if any. */
export type OpenForm = { kind: 'incident' } | { kind: 'hotspot'; id: string | null }

export const form = createStore<{ form: OpenForm | null }>(() => ({ form: null }))

/** Opens a form and gives the map the tool it needs. */
export function openForm(next: OpenForm): void {
  form.setState({ form: next })
  if (next.kind === 'incident') takePoint()
  else if (next.id === null) takeCorners()
}

export function closeForm(): void {
  form.setState({ form: null })
  lookAround()
}
