import { type RefObject, useEffect, useRef } from 'react'

/**
 * Brings the keyboard to the beginning of a new step: to its heading if that can take it, else to the
 * first field or button.
 *
 * @returns a ref for what the steps stand in
 */
export function useStepFocus(step: string): RefObject<HTMLDivElement | null> {
  const steps = useRef<HTMLDivElement>(null)
  const before = useRef(step)
  useEffect(() => {
    if (before.current === step) return
    before.current = step
    steps.current?.querySelector<HTMLElement>('h3[tabindex], input, button')?.focus()
  }, [step])
  return steps
}
