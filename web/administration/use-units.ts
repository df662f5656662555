import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Organisation } from '../../geodata/model/organisation.ts'
import { organisationsQuery } from '../state/queries.ts'

/** A unit with the organisation it belongs to. */
export type PlacedUnit = { id: string; name: string; organisation: Organisation }

/** Every unit by its id; empty until they are known. */
export function useUnits(): ReadonlyMap<string, PlacedUnit> {
  const { data } = useQuery(organisationsQuery)
  return useMemo(
    () =>
      new Map(
        (data ?? []).flatMap((organisation) =>
          organisation.units.map(({ id, name }) => [id, { id, name, organisation }] as const),
        ),
      ),
    [data],
  )
}

/** A unit as it is told: with its organisation, unless they have one name. */
export const unitWords = ({ name, organisation }: PlacedUnit): string =>
  name === organisation.name ? name : `${organisation.name}, ${name}`
