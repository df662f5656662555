import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/**
 * Whether something has less room than its contents need, measured in the page's own letters: large
 * text cramps as a narrow screen does.
 *
 * @returns the state, and a ref for what is measured
 */
export function useCramped<Box extends HTMLElement>(
  needsRem: number,
): [isCramped: boolean, box: RefObject<Box | null>] {
  const box = useRef<Box>(null)
  const [isCramped, setCramped] = useState(false)
  useLayoutEffect(() => {
    const letterPx = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
    const look = () => setCramped((box.current?.clientWidth ?? 0) < needsRem * letterPx())
    look()
    const resized = new ResizeObserver(look)
    if (box.current) resized.observe(box.current)
    return () => resized.disconnect()
  }, [needsRem])
  return [isCramped, box]
}
