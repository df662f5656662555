import { type RefObject, useEffect } from 'react'

/** Brings the keyboard to the first field that does not hold, each time something new is wrong. */
export function useFocusProblem(form: RefObject<HTMLFormElement | null>, told: unknown): void {
  useEffect(() => {
    if (told) form.current?.querySelector<HTMLInputElement>('[aria-invalid="true"]')?.focus()
  }, [form, told])
}
