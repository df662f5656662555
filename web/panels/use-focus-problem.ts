import { type RefObject, useRef } from 'react'

/**
 * Takes whoever sent a form to the first field that does not hold.
 *
 * @returns a ref for the form, and what to call once the problems are told
 */
export function useFocusProblem(): [form: RefObject<HTMLFormElement | null>, show: () => void] {
  const form = useRef<HTMLFormElement>(null)
  const show = () => {
    // The problems are drawn first.
    setTimeout(() =>
      form.current
        ?.querySelector<HTMLElement>(
          '[data-invalid] input, input[aria-invalid="true"], textarea[aria-invalid="true"]',
        )
        ?.focus(),
    )
  }
  return [form, show]
}
