import { type RefObject, useLayoutEffect } from 'react'
import { form } from '../state/forms.ts'
import { openModule } from '../state/module.ts'
import { selection } from '../state/selection.ts'
import { useStore } from '../state/use-store.ts'

/** Scrolls to the top whenever something else is shown: another part, another thing, a form. */
export function useFromTheTop(scroller: RefObject<HTMLElement | null>): void {
  const { module } = useStore(openModule)
  const { selected } = useStore(selection)
  const { form: open } = useStore(form)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown is why, not what for
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0
  }, [scroller, module, selected, open])
}
