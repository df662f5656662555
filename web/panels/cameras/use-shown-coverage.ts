import { startTransition, useEffect, useState } from 'react'
import { coverage } from '../../state/coverage.ts'

type Coverage = ReturnType<typeof coverage.getState>

/** So often what is read follows the hand: oftener nobody reads a number. */
const FOLLOW_MS = 100

/**
 * What the cameras see, for whoever reads it. The map follows every move of the hand; figures and tables follow
 * some ten times a second, and give way to the hand while they are drawn.
 */
export function useShownCoverage(): Coverage {
  const [shown, setShown] = useState(coverage.getState)
  useEffect(() => {
    let timer = 0
    const take = () => {
      timer = 0
      startTransition(() => setShown(coverage.getState()))
    }
    const stop = coverage.subscribe(() => {
      timer ||= window.setTimeout(take, FOLLOW_MS)
    })
    // What came between the first drawing and now.
    take()
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [])
  return shown
}
