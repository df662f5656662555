import { type RefObject, useEffect, useRef } from 'react'

/** Brings the first field that does not hold into sight, each time problems are told. */
export function useShowProblem(
  form: RefObject<HTMLFormElement | null>,
  problems: ReadonlySet<string>,
): void {
  const before = useRef(0)
  useEffect(() => {
    // One that goes away while somebody writes must not move the form under the hand.
    const isLess = problems.size < before.current
    before.current = problems.size
    if (problems.size === 0 || isLess) return
    form.current?.querySelector('.problem')?.scrollIntoView({ block: 'center' })
  }, [form, problems])
}

/** What is still to be told once a form has gone from `before` to `after`: not what was changed. */
export const withoutChanged = <Draft extends object>(
  problems: ReadonlySet<string>,
  before: Draft,
  after: Draft,
): ReadonlySet<string> => {
  const changed = (name: string) =>
    name in after && before[name as keyof Draft] !== after[name as keyof Draft]
  const left = [...problems].filter((name) => !changed(name))
  return left.length === problems.size ? problems : new Set(left)
}
