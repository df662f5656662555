import { closeForm, form } from '../state/forms.ts'
import { moduleIds, setModule } from '../state/module.ts'
import { select } from '../state/selection.ts'

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** Listens for the keys that work everywhere. @returns stops listening */
export function listenForKeys(showHelp: () => void): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Escape') {
      if (form.getState().form) closeForm()
      else select(null)
      return
    }
    if (isTyping(event.target)) return
    const module = moduleIds[Number(event.key) - 1]
    if (event.key === '?') showHelp()
    else if (event.key === '/') {
      event.preventDefault()
      document.getElementById('search')?.focus()
    } else if (module) setModule(module)
  }
  window.addEventListener('keydown', onKey)
  return () => window.removeEventListener('keydown', onKey)
}
