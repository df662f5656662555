import { createStore } from 'zustand/vanilla'
import { lookAround, type Tool, takeCorners, takePoint, tool } from './tool.ts'

/** The form that has taken over the side panel, if any. */
export type OpenForm = { kind: 'incident' } | { kind: 'hotspot'; id: string | null }

type Forms = {
  form: OpenForm | null
  /** What is written and not saved, as the form itself keeps it; null while nothing is. */
  written: unknown
  /** Tells one opening from another. */
  seq: number
}

export const form = createStore<Forms>(() => ({ form: null, written: null, seq: 0 }))

const nextSeq = () => form.getState().seq + 1

/** Opens a form and gives the map the tool it needs. */
export function openForm(next: OpenForm): void {
  form.setState({ form: next, written: null, seq: nextSeq() })
  if (next.kind === 'incident') takePoint()
  else if (next.id === null) takeCorners()
}

/** Remembers what is written in the open form, so that it can be opened again as it was. */
export const keepWritten = (written: unknown) => form.setState({ written })

/** Whether the open form would lose something if it were thrown away. */
export const isWritten = () =>
  form.getState().form !== null && (form.getState().written !== null || hasMarks(tool.getState()))

const hasMarks = ({ tool: now }: { tool: Tool }) =>
  (now.kind === 'point' && now.position !== null) ||
  (now.kind === 'corners' && now.corners.length > 0)

/** Closes the form. @returns opens it again as it was left; null when nothing was written */
export function closeForm(): (() => void) | null {
  const { form: left, written } = form.getState()
  const { tool: held } = tool.getState()
  const loses = isWritten()
  form.setState({ form: null, written: null })
  lookAround()
  if (!loses) return null
  return () => {
    form.setState({ form: left, written, seq: nextSeq() })
    tool.setState({ tool: held })
  }
}
