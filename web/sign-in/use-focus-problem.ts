import { type RefObject, useEffect } from 'react'
import { bringIntoView } from './bring-into-view.ts'

/**
 * Brings the keyboard to the first field that does not hold, and the field with what is said of it onto
 * the screen, each time something new is wrong.
 */
export function useFocusProblem(form: RefObject<HTMLFormElement | null>, told: unknown): void {
  useEffect(() => {
    if (!told) return
    const field = form.current?.querySelector<HTMLInputElement>('[aria-invalid="true"]')
    field?.focus({ preventScroll: true })
    bringIntoView(field?.closest('.field'))
  }, [form, told])
}
