import { useState } from 'react'

/**
 * Runs what a button does: one at a time, with what went wrong kept until the next try.
 *
 * @returns `send`, which tells whether it went well
 */
export function useSending() {
  const [isSending, setSending] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const send = async (deed: () => Promise<void>): Promise<boolean> => {
    setSending(true)
    setFailure(null)
    try {
      await deed()
      return true
    } catch (error) {
      setFailure(error)
      return false
    } finally {
      setSending(false)
    }
  }
  return { isSending, failure, send, forget: () => setFailure(null) }
}
