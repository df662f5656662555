import { leaveForm } from '../panels/leave-form.ts'
import { form, isWritten } from '../state/forms.ts'
import { mayNow } from '../state/may.ts'
import { modulesFor } from '../state/module.ts'
import { select } from '../state/selection.ts'
import { goTo } from './go-to.ts'

const isTyping = (target: EventTarget | null): target is HTMLElement =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** Listens for the keys that work everywhere. @returns stops listening */
export function listenForKeys(showHelp: () => void): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Escape') {
      // Out of the field first: words are not left by one press too many.
      if (isWritten() && isTyping(event.target)) event.target.blur()
      else if (form.getState().form) leaveForm()
      else select(null)
      return
    }
    if (isTyping(event.target)) return
    const module = modulesFor(mayNow())[Number(event.key) - 1]
    if (event.key === '?') showHelp()
    else if (event.key === '/') {
      event.preventDefault()
      document.getElementById('search')?.focus()
    } else if (module) goTo(module)
  }
  window.addEventListener('keydown', onKey)
  return () => window.removeEventListener('keydown', onKey)
}
