import { useState } from 'react'
import type { Lens } from '../../../geodata/model/lens.ts'
import { createLens } from '../../api/lenses.ts'
import { lensesQuery } from '../../state/lenses.ts'
import { here } from '../../state/municipality.ts'
import { queryClient } from '../../state/queries.ts'
import { session } from '../../state/session.ts'
import { useStore } from '../../state/use-store.ts'
import { useBroughtBack, useKeptWriting } from '../kept-writing.ts'
import { useFocusFault } from '../use-focus-fault.ts'
import { useSending } from '../use-sending.ts'
import {
  faultsIn,
  faultsOf,
  isLensDraft,
  type LensDraft,
  type LensFaults,
  newLensOf,
} from './lens-draft.ts'

/**
 * What is written of a model that is to be the municipality's own, what does not hold in it, and the saving.
 *
 * @param start how the form begins
 * @param name what it is kept under until it is saved
 */
export function useNewLensForm(start: LensDraft, name: string, onSaved: (made: Lens) => void) {
  const code = useStore(here, (state) => state.municipality!.code)
  const unitId = useStore(session, (state) => state.person!.unitId)
  const kept = useBroughtBack<LensDraft>(`lens.${code}.${name}`, isLensDraft)
  const [draft, setDraft] = useState(kept ?? start)
  const [faults, setFaults] = useState<LensFaults>({})
  const { isSending, failure, send } = useSending()
  const [form, showFault] = useFocusFault()
  const isUntouched = JSON.stringify(draft) === JSON.stringify(start)
  const forget = useKeptWriting(`lens.${code}.${name}`, isUntouched ? null : draft)

  const set = (part: Partial<LensDraft>) => {
    setDraft({ ...draft, ...part })
    setFaults({})
  }
  const tell = (found: LensFaults) => {
    setFaults(found)
    const isAny = Object.keys(found).length > 0
    if (isAny) showFault()
    return isAny
  }
  const save = () =>
    send(async () => {
      if (tell(faultsOf(draft))) return
      try {
        const made = await createLens(code, newLensOf(draft, unitId))
        forget()
        onSaved(made)
        await queryClient.invalidateQueries(lensesQuery(code))
      } catch (error) {
        if (!tell(faultsIn(error))) throw error
      }
    })
  return { form, draft, set, faults, save, forget, isSending, failure, isUntouched }
}
