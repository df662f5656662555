import { closeForm, form } from '../state/forms.ts'
import { say } from '../state/toasts.ts'
import { text } from '../text/text.ts'

/** Leaves the open form unsaved, if there is one; what was written can be brought back. */
export function leaveForm(): void {
  if (!form.getState().form) return
  const reopen = closeForm()
  if (!reopen) return
  say(text('shell.formClosed'), {
    undo: {
      label: text('shell.undoFormClosed'),
      run: async () => {
        leaveForm()
        reopen()
      },
    },
  })
}
