import { type RefObject, useEffect } from 'react'

/** Brings the first field that does not hold into sight, each time the problems change. */
export function useShowProblem(
  form: RefObject<HTMLFormElement | null>,
  problems: ReadonlySet<string>,
): void {
  useEffect(() => {
    if (problems.size === 0) return
    form.current?.querySelector('.problem')?.scrollIntoView({ block: 'center' })
  }, [form, problems])
}
