import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { builtInLenses } from '../../geodata/data/lenses.ts'
import type { LensFacts } from '../../geodata/model/lens.ts'
import { type OfferedLens, offeredLenses } from '../../geodata/model/offered-lenses.ts'
import { listLenses } from '../api/lenses.ts'
import { useMay } from './may.ts'
import { here } from './municipality.ts'
import { useStore } from './use-store.ts'

export const lensesQuery = (municipality: string) =>
  queryOptions({
    queryKey: ['lenses', municipality],
    queryFn: ({ signal }) => listLenses(municipality, signal),
  })

/**
 * The camera models there are to choose here: the municipality's own in the place of those built in. Until its own
 * are known, and where they are not to be had, those that are built in.
 */
export function useOfferedLenses(): {
  offered: OfferedLens[]
  isKnown: boolean
  /** Whether they are being asked for, perhaps anew. */
  isAsking: boolean
  error: Error | null
} {
  const code = useStore(here, (state) => state.municipality?.code ?? '')
  const enabled = useMay().ever('read', 'lens') && code !== ''
  const { data, error, isFetching } = useQuery({ ...lensesQuery(code), enabled })
  const offered = useMemo(() => offeredLenses(builtInLenses, data ?? []), [data])
  return { offered, isKnown: data !== undefined, isAsking: isFetching, error }
}

/** A model as a camera's register has it. */
export const lensName = ({ maker, model }: Pick<LensFacts, 'maker' | 'model'>): string =>
  `${maker} ${model}`
