import { type RefObject, useRef } from 'react'

/**
 * Takes whoever sent a form to the first field that does not hold.
 *
 * @returns a ref for the form, and what to call once the faults have been told
 */
export function useFocusFault(): [form: RefObject<HTMLFormElement | null>, show: () => void] {
  const form = useRef<HTMLFormElement>(null)
  const show = () =>
    // The faults are drawn first.
    setTimeout(() => {
      const field = form.current?.querySelector<HTMLElement>(
        '[aria-invalid="true"], [data-invalid] input, [data-invalid] button',
      )
      field?.focus()
    })
  return [form, () => void show()]
}
