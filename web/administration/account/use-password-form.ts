import { useState } from 'react'
import { changePassword } from '../../api/session.ts'
import { learnSession } from '../../state/session.ts'
import { useFocusFault } from '../use-focus-fault.ts'
import { useSending } from '../use-sending.ts'
import { faultBefore, faultIn, type PasswordFault } from './password-fault.ts'

const empty = { current: '', next: '' }

/** The present password and the new one, what is wrong with them, and the change. */
export function usePasswordForm(onChanged: () => void) {
  const [draft, setDraft] = useState(empty)
  const [fault, setFault] = useState<PasswordFault | undefined>()
  const { isSending, failure, send } = useSending()
  const [form, showFault] = useFocusFault()
  const set = (part: Partial<typeof empty>) => {
    setDraft({ ...draft, ...part })
    setFault(undefined)
  }
  const tell = (found: PasswordFault | undefined) => {
    setFault(found)
    if (found) showFault()
    return found !== undefined
  }
  const change = async () => {
    if (tell(faultBefore(draft.current, draft.next))) return
    await send(async () => {
      try {
        await changePassword(draft.current, draft.next)
      } catch (error) {
        if (tell(faultIn(error))) return
        throw error
      }
      setDraft(empty)
      onChanged()
      await learnSession()
    })
  }
  return { form, draft, set, fault, change, isSending, failure }
}
