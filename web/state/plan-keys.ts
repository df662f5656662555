import { canEdit, planning, redoInPlan, undoInPlan } from './plan.ts'

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

/** What a key combination does to the steps of a plan; null for all others. */
export function stepKey({
  key,
  ctrlKey,
  metaKey,
  shiftKey,
  altKey,
}: Pressed): 'undo' | 'redo' | null {
  if (!(ctrlKey || metaKey) || altKey) return null
  const letter = key.toLowerCase()
  if (letter === 'z') return shiftKey ? 'redo' : 'undo'
  return letter === 'y' && !shiftKey ? 'redo' : null
}

/** Ctrl+Z and Ctrl+Shift+Z in an open plan. Text being written keeps its own undo. Called once. */
export function startPlanKeys(): void {
  window.addEventListener('keydown', (event) => {
    const step = stepKey(event)
    if (!step || event.defaultPrevented || !canEdit(planning.getState())) return
    if (
      event.target instanceof Element &&
      event.target.closest('input, textarea, [contenteditable]')
    )
      return
    event.preventDefault()
    if (step === 'undo') undoInPlan()
    else redoInPlan()
  })
}
