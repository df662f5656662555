import { useState } from 'react'
import type { Lens } from '../../../geodata/model/lens.ts'
import { lensOf, updateLens } from '../../api/lenses.ts'
import type { Wire } from '../../api/wire.ts'
import { lensesQuery } from '../../state/lenses.ts'
import { here } from '../../state/municipality.ts'
import { currentIn } from '../../state/problems.ts'
import { queryClient } from '../../state/queries.ts'
import { useStore } from '../../state/use-store.ts'
import { useFormats } from '../../text/use-formats.ts'
import { useBroughtBack, useKeptWriting } from '../kept-writing.ts'
import { useFocusFault } from '../use-focus-fault.ts'
import { useSending } from '../use-sending.ts'
import {
  changeOf,
  draftOf,
  faultsIn,
  faultsOf,
  isLensDraft,
  type LensDraft,
  type LensFaults,
  pointOf,
} from './lens-draft.ts'

/** A draft, and the model as it was when it was begun. */
type Written = { seen: Lens; draft: LensDraft }

/** What is written of a model of one's own, what does not hold in it, and the saving. */
export function useLensForm(lens: Lens, onSaved: () => void) {
  const code = useStore(here, (state) => state.municipality!.code)
  const name = `lens.${code}.${lens.id}`
  const kept = useBroughtBack<Written>(name, ({ seen, draft }) =>
    Boolean(seen?.id && draft && isLensDraft(draft)),
  )
  const point = pointOf(useFormats())
  const [seen, setSeen] = useState(kept?.seen ?? lens)
  const [draft, setDraft] = useState(kept?.draft ?? draftOf(lens, point))
  const [faults, setFaults] = useState<LensFaults>({})
  const [theirs, setTheirs] = useState<Lens | null>(null)
  const { isSending, failure, send } = useSending()
  const [form, showFault] = useFocusFault()
  const change = changeOf(seen, draft)
  const isUntouched = Object.keys(change).length === 0
  useKeptWriting(name, isUntouched ? null : { seen, draft })

  const set = (part: Partial<LensDraft>) => {
    setDraft({ ...draft, ...part })
    setFaults({})
  }
  const begin = (from: Lens) => {
    setSeen(from)
    setDraft(draftOf(from, point))
    setFaults({})
    setTheirs(null)
  }
  const tell = (found: LensFaults) => {
    setFaults(found)
    const isAny = Object.keys(found).length > 0
    if (isAny) showFault()
    return isAny
  }
  // What was not touched here stays as somebody else may have left it meanwhile.
  const save = (onto: Lens = seen) =>
    send(async () => {
      setTheirs(null)
      if (tell(faultsOf(draft))) return
      try {
        begin(await updateLens(code, onto, change))
        await queryClient.invalidateQueries(lensesQuery(code))
        onSaved()
      } catch (error) {
        const current = currentIn(error) as Wire<Lens> | undefined // what comes with a 412
        if (current) setTheirs(lensOf(current))
        else if (!tell(faultsIn(error))) throw error
      }
    })
  return {
    ...{ form, draft, set, faults, seen, theirs, begin, save, isSending, failure, isUntouched },
  }
}
