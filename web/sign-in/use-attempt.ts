import { useState } from 'react'

/** One attempt at a time, and what went wrong with the last; null while nothing has. */
export function useAttempt() {
  const [failure, setFailure] = useState<unknown>(null)
  const [isTrying, setTrying] = useState(false)
  /** @returns whether it went well */
  const attempt = async (run: () => Promise<unknown>): Promise<boolean> => {
    setFailure(null)
    setTrying(true)
    try {
      await run()
      return true
    } catch (error) {
      setFailure(error)
      return false
    } finally {
      setTrying(false)
    }
  }
  return { failure, isTrying, attempt }
}
