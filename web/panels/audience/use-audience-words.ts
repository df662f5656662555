import { useQuery } from '@tanstack/react-query'
import { organisationsQuery } from '../../state/queries.ts'
import type { Kept } from '../../state/session.ts'
import { useText } from '../../text/text.ts'
import { ownedWords, seenWords } from './audience-words.ts'

/** Whose a record is and who sees it, in words; empty until it is known who there are. */
export function useAudienceWords(): (of: Kept) => { owned: string; seen: string } {
  const t = useText()
  const { data } = useQuery(organisationsQuery)
  return (of) => ({
    owned: data ? ownedWords(t, data, of) : '',
    seen: seenWords(t, data ?? [], of),
  })
}
