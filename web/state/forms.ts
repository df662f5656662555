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

/** A form as it was left: what is written in it, and what the map held for it. */
export type LeftForm = { form: OpenForm; written: unknown; held: Tool }

/** The open form as it stands; null when there is none, or nothing in it. */
export function formAsLeft(): LeftForm | null {
  const { form: left, written } = form.getState()
  return left && isWritten() ? { form: left, written, held: tool.getState().tool } : null
}

/** Opens a form again as it was left. */
export function reopenForm({ form: left, written, held }: LeftForm): void {
  form.setState({ form: left, written, seq: nextSeq() })
  tool.setState({ tool: held })
}

/** Closes the form. @returns opens it again as it was left; null when nothing was written */
export function closeForm(): (() => void) | null {
  const left = formAsLeft()
  form.setState({ form: null, written: null })
  lookAround()
  return left && (() => reopenForm(left))
}
