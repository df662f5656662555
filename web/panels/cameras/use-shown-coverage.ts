import { startTransition, useEffect, useEffectEvent, useState } from 'react'
import { shallow } from 'zustand/vanilla/shallow'
import { coverage } from '../../state/coverage.ts'

type Coverage = ReturnType<typeof coverage.getState>

/** So often what is read follows the hand: oftener nobody reads a number. */
const FOLLOW_MS = 100

/**
 * A part of what the cameras see, for whoever reads it. The map follows every move of the hand; figures and tables
 * follow some ten times a second, and give way to the hand while they are drawn.
 *
 * @param select the part, or several as an object; drawn anew only when one of them is another
 */
export function useShownCoverage<Part>(select: (state: Coverage) => Part): Part {
  const [shown, setShown] = useState(() => select(coverage.getState()))
  const partNow = useEffectEvent(() => select(coverage.getState()))
  useEffect(() => {
    let timer = 0
    const take = () => {
      timer = 0
      const part = partNow()
      startTransition(() => setShown((before) => (shallow(before, part) ? before : part)))
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
