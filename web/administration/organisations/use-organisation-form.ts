import { useState } from 'react'
import type { Organisation } from '../../../geodata/model/organisation.ts'
import { changeOrganisation, organisationOf } from '../../api/administration-organisations.ts'
import type { Wire } from '../../api/wire.ts'
import { currentIn } from '../../state/problems.ts'
import { organisationsQuery, queryClient } from '../../state/queries.ts'
import { useBroughtBack, useKeptWriting } from '../kept-writing.ts'
import { useFocusFault } from '../use-focus-fault.ts'
import { useSending } from '../use-sending.ts'
import {
  changeOf,
  draftOf,
  faultsIn,
  faultsOf,
  type OrganisationDraft,
  type OrganisationFaults,
} from './organisation-draft.ts'

/** A draft, and the organisation as it was when it was begun. */
type Written = { seen: Organisation; draft: OrganisationDraft }

/** What is written of an organisation, what does not hold in it, and the saving. */
export function useOrganisationForm(organisation: Organisation, onSaved: () => void) {
  const name = `organisation.${organisation.id}`
  const kept = useBroughtBack<Written>(name, ({ seen, draft }) =>
    Boolean(seen?.id && draft?.unitNames),
  )
  const [seen, setSeen] = useState(kept?.seen ?? organisation)
  const [draft, setDraft] = useState(kept?.draft ?? draftOf(organisation))
  const [faults, setFaults] = useState<OrganisationFaults>({})
  const [theirs, setTheirs] = useState<Organisation | null>(null)
  const { isSending, failure, send } = useSending()
  const [form, showFault] = useFocusFault()
  const change = changeOf(seen, draft)
  const isUntouched = Object.keys(change).length === 0
  useKeptWriting(name, isUntouched ? null : { seen, draft })

  const set = (part: Partial<OrganisationDraft>) => {
    setDraft({ ...draft, ...part })
    setFaults({})
  }
  const begin = (from: Organisation) => {
    setSeen(from)
    setDraft(draftOf(from))
    setTheirs(null)
  }
  const tell = (found: OrganisationFaults) => {
    setFaults(found)
    const isAny = Object.keys(found).length > 0
    if (isAny) showFault()
    return isAny
  }
  // What was not touched here stays as somebody else may have left it meanwhile.
  const save = (onto: Organisation = seen) =>
    send(async () => {
      setTheirs(null)
      if (tell(faultsOf(draft, seen))) return
      try {
        begin(await changeOrganisation(onto, change))
        await queryClient.invalidateQueries(organisationsQuery)
        onSaved()
      } catch (error) {
        const current = currentIn(error) as Wire<Organisation> | undefined // what comes with a 412
        if (current) setTheirs(organisationOf(current))
        else if (!tell(faultsIn(error))) throw error
      }
    })
  return {
    ...{ form, draft, set, faults, seen, theirs, begin, save, isSending, failure, isUntouched },
  }
}
