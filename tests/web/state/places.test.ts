import { expect, test } from 'vitest'
import type { Place } from '../../../geodata/model/town.ts'
import { inWalkingOrder } from '../../../web/state/places.ts'

const place = (name: string, kind: Place['kind']): Place => ({
  name,
  kind,
  position: [17, 61],
  externalId: null,
})

test('addresses stand in walking order, other places where they stood', () => {
  const found = [
    place('Sillgatan', 'street'),
    place('Sillgatan 10', 'address'),
    place('Sillparken', 'park'),
    place('Sillgatan 2', 'address'),
  ]
  expect(inWalkingOrder(found).map(({ name }) => name)).toEqual([
    'Sillgatan',
    'Sillgatan 2',
    'Sillparken',
    'Sillgatan 10',
  ])
})
