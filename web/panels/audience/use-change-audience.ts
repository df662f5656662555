import { useState } from 'react'
import { problemCode } from '../../state/problems.ts'
import { say } from '../../state/toasts.ts'
import { useText } from '../../text/text.ts'
import { problemWords } from '../problem-words.ts'
import type { Audience } from './audience.tsx'

/** Sends a change of who sees a record, and keeps the words for what went wrong. */
export function useChangeAudience({ noun, onStale }: Pick<Audience, 'noun' | 'onStale'>) {
  const t = useText()
  const [failure, setFailure] = useState('')
  const [isSending, setSending] = useState(false)
  /** @returns whether it went through; then `done` has been said */
  const send = async (change: () => Promise<unknown>, done: string): Promise<boolean> => {
    setFailure('')
    setSending(true)
    try {
      await change()
      say(done)
      return true
    } catch (error) {
      const isStale = problemCode(error) === 'stale'
      if (isStale) await onStale()
      setFailure(
        isStale ? t('record.stale', { noun: t(`record.noun.${noun}`) }) : problemWords(t, error),
      )
      return false
    } finally {
      setSending(false)
    }
  }
  return { failure, isSending, send }
}
