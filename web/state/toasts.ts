import { createStore } from 'zustand/vanilla'

/** A short message; with an undo that names its verb. */
export type Toast = {
  id: number
  words: string
  undo?: { label: string; run: () => Promise<void> }
  tone: 'plain' | 'bad'
}

export const toasts = createStore<{ toasts: readonly Toast[] }>(() => ({ toasts: [] }))

let lastId = 0

/** Shows a message. Those with an undo stay until dismissed or replaced by three newer ones. */
export function say(
  words: string,
  more: { undo?: Toast['undo']; tone?: Toast['tone'] } = {},
): void {
  const { undo, tone = 'plain' } = more
  const toast: Toast = { id: ++lastId, words, tone, ...(undo ? { undo } : {}) }
  toasts.setState(({ toasts: shown }) => ({ toasts: [...shown, toast].slice(-3) }))
}

export const dismiss = (id: number) =>
  toasts.setState(({ toasts: shown }) => ({ toasts: shown.filter((toast) => toast.id !== id) }))

const LEAST_MS = 5_000
const LETTER_MS = 75
const LONG_MS = 20_000

/** How long a message stays: while it is read, and longer when there is something to do about it. */
export const shownMs = ({ words, undo, tone }: Pick<Toast, 'words' | 'undo' | 'tone'>): number =>
  undo || tone === 'bad' ? LONG_MS : Math.max(LEAST_MS, words.length * LETTER_MS)
